# Les membres d’un quartier, vus par les personnes qui l’organisent.
member-list =
    { $count ->
        [0] *{ $name }* : personne n’est encore inscrit.
        [one] *{ $name }* : une personne inscrite.
       *[other] *{ $name }* : { $count } personnes inscrites.
    }
member-list-how = Touchez un nom pour vous porter garant, suspendre, ou proposer que quelqu’un sorte du quartier.
member-named = { $who }
member-before = Page d’avant
member-after = Page d’après
member-head = *{ $who }*, quartier *{ $name }*
member-role-member = Membre du quartier.
member-role-relay = Relais : une personne de confiance.
member-role-organiser = Organise le quartier.
member-since = Dans le quartier depuis le { $since }.
member-muted = Ne peut rien publier jusqu’au { $until }, mais lit tout.
member-proposed = Sa sortie du quartier est proposée et attend une réponse.
member-vouch = Me porter garant
member-unvouch = Ne plus me porter garant
member-mute = Suspendre 7 jours
member-unmute = Lever la suspension
member-vouched = C’est fait : { $who } est maintenant relais.
member-unvouched = C’est fait : { $who } n’est plus relais.
member-now-vouched = Une personne qui organise *{ $name }* se porte garante de vous : vous êtes maintenant relais du quartier.
member-no-longer = Vous n’êtes plus relais du quartier *{ $name }*. Vous en restez membre.
member-mute-done = C’est fait : { $who } ne publie plus rien ici jusqu’au { $until }, et sait pourquoi.
member-mute-ended = C’est fait : { $who } peut de nouveau publier.
member-unmuted = Votre suspension est levée dans *{ $name }* : vous pouvez de nouveau y publier.
member-whole = votre comportement dans le quartier
member-gone = Cette personne n’est plus dans le quartier.
member-yourself = C’est vous. Choisissez quelqu’un d’autre.
member-organises = { $who } organise le quartier avec vous : ce bouton n’est pas pour cela.
