# Runs the same program outside and in a container, three times each, by turns.
# Prints how much processor time the best run of each took.
work='i=0; while [ $i -lt 500000 ]; do i=$((i+1)); done'

rm -f outside.txt inside.txt
for round in 1 2 3; do
  ./busybox time -f %U ./busybox sh -c "$work" 2>> outside.txt
  docker run --rm busybox time -f %U sh -c "$work" 2>> inside.txt
done

outside=$(sort -n outside.txt | head -n 1)
inside=$(sort -n inside.txt | head -n 1)
echo "Outside: ${outside}s   In a container: ${inside}s"
awk -v o="$outside" -v i="$inside" \
  'BEGIN { printf "What takes 1.00s outside takes %.2fs in a container.\n", i / o }'
