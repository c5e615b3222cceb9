organise-not-yours = Cette action est réservée aux organisateurs de ce quartier.
