# Un quartier, et ce Palier, ne tiennent jamais à une seule personne.
team-still-there = Je n’ai pas de vos nouvelles depuis deux semaines, et dans *{ $name }* quelque chose attend une réponse. Organisez-vous toujours ce quartier ?
team-here = Oui, je suis là
team-hand-over = Passer la main
team-stop = Ne plus organiser
team-welcome-back = Merci, c’est noté.
team-stop-sure = Ne plus organiser *{ $name }* ? Vous en restez membre. Les autres personnes de l’équipe seront prévenues.
team-stop-yes = Oui, j’arrête
team-stopped = C’est fait : vous n’organisez plus *{ $name }*. Merci pour tout.
team-stop-last = Personne d’autre n’organise *{ $name }*. Nommez d’abord quelqu’un ici.
team-silent = { $who } organise *{ $name }* et n’a pas répondu depuis deux semaines. Rien n’est retiré. Regardez ce qui attend, et nommez peut-être une personne de plus.
team-alone = Vous êtes la seule personne à organiser *{ $name }*. Si vous ne pouvez plus, tout s’arrête : nommez quelqu’un avec vous. Je vous le rappelle chaque mois.
team-nobody = Plus personne n’organise *{ $name }*. Nommez quelqu’un ; d’ici là, ce qui attend une réponse vous est adressé.
team-admins = Administrer ce Palier
team-admins-list =
    { $count ->
        [one] *Administrer ce Palier* : une personne.
       *[other] *Administrer ce Palier* : { $count } personnes.
    }
team-admin-named = { $who }
team-admins-alone = Il n’y a que vous. Nommez quelqu’un : choisissez parmi les personnes qui organisent, depuis le plus longtemps d’abord.
team-admins-choose = Pour en nommer une de plus : choisissez parmi les personnes qui organisent.
team-admins-nobody = Personne d’autre n’organise encore de quartier. Nommez d’abord quelqu’un dans l’équipe d’un quartier.
team-admin-ask = Demander à { $who }
team-admin-asked-done = C’est demandé à { $who }. Je vous dirai sa réponse. Jusque-là, rien ne change.
team-admin-offer = { $who } vous propose d’administrer ce Palier : vous pourriez alors ce que peuvent les personnes qui organisent, dans tous les quartiers. Le voulez-vous ?
team-admin-wanted = Plus personne n’administre ce Palier. Vous organisez un quartier depuis longtemps : voulez-vous vous en charger ? Tout continue en attendant ; sans réponse, je demande à la personne suivante.
team-admin-yes = Oui, je m’en charge
team-admin-no = Non merci
team-admin-now = Merci ! Vous administrez maintenant ce Palier.
team-admin-declined = C’est noté, merci d’avoir répondu.
team-admin-over = Ce n’est plus à prendre : quelqu’un s’en charge, ou la proposition est retirée.
team-admin-accepted = { $who } administre maintenant ce Palier.
team-admin-refused = { $who } ne souhaite pas administrer ce Palier. Demandez à quelqu’un d’autre.
team-admin-stop = Ne plus administrer
team-admin-stop-sure = Ne plus administrer ce Palier ? Vos rôles dans les quartiers restent les mêmes.
team-admin-stopped = C’est fait : vous n’administrez plus ce Palier. Merci pour tout.
team-admin-last = Vous êtes la seule personne à administrer ce Palier. Nommez d’abord quelqu’un ici ; dès sa réponse, vous pourrez arrêter.
team-leaving-admin = Vous êtes la seule personne à administrer ce Palier. Passez d’abord la main, si vous le pouvez. Sinon, je demanderai aux personnes qui organisent, l’une après l’autre.
team-leaving-areas = Personne d’autre n’organise ce quartier : { $names }. Nommez d’abord quelqu’un, si vous le pouvez.
