# What every capability may say.
gone = C’est terminé : ce bouton ne sert plus.
fault = Quelque chose n’a pas marché de notre côté. Réessayez dans un moment ; si cela continue, donnez le code { $code } à un organisateur.
close = Fermer
back = ← Retour
