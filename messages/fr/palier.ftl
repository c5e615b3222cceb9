# What every capability may say.
too-many-actions = Doucement : { $count } choses en une minute, c’est déjà beaucoup à lire pour les autres. Rien n’est perdu : réessayez dans une minute.
gone = C’est terminé : ce bouton ne sert plus.
fault = Quelque chose n’a pas marché, et ce n’est pas de votre faute. Réessayez dans un moment. Si cela continue, donnez le code { $code } à une personne qui organise.
database-away = Je n’arrive à rien noter pour le moment, pas même ceci. Sans réponse de ma part d’ici quelques minutes, recommencez.
close = Fermer
back = ← Retour

# Stands where a door code, an address or a contact was told, once nobody needs it any more.
confidence-taken-away = Ce qui était dit ici en confidence a été retiré.

# What each platform calls by a word of its own: any sentence may use it.
own-group = groupe
    .slack = canal
own-groups = groupes
    .slack = canaux
