area-first = First tell me where you live: write your postcode or your neighbourhood.
