# What every capability may say.
gone = C’est terminé : ce bouton ne sert plus.
fault = Quelque chose n’a pas marché, et ce n’est pas de votre faute. Réessayez dans un moment. Si cela continue, donnez le code { $code } à un organisateur.
close = Fermer
back = ← Retour
