juesuan load --known-on 2024-01-01
