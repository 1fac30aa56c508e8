# The first load of a city.
echo load --threads 1 >run
