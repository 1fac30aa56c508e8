juesuan show kjj 2024
