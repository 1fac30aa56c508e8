juesuan show kjj 2024 balance more
