juesuan status --bom=yes
