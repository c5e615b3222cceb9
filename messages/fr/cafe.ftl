# Petits cafés entre voisins.

# Le formulaire.
cafe-invite-title = Inviter à un café
cafe-invite-kind = Quel genre de rencontre ?
cafe-invite-day = Quel jour ? Choisissez, ou écrivez par exemple « samedi 15 h ».
    .slack = Quel jour ?
cafe-invite-hour = À quelle heure ? Écrivez par exemple « 15 h 30 ».
    .slack = À quelle heure ?
cafe-invite-place = Où se retrouve-t-on ? Si c’est chez vous, écrivez seulement le coin de rue. L’adresse se donne ensuite, en privé.
cafe-invite-seats = Combien de places, sans vous compter ? Sans réponse : 6.
cafe-invite-access = Pour que chacun puisse venir, cochez ce qui est vrai :
cafe-invite-note = Un mot de plus ? Par exemple, ce que chacun apporte.
cafe-invite-kind-line = Genre
cafe-invite-day-line = Jour
cafe-invite-hour-line = Heure
cafe-invite-place-line = Lieu
cafe-invite-seats-line = Places
cafe-invite-access-line = Sur place
cafe-invite-note-line = Mot
cafe-home-title = L’adresse, en privé
cafe-home-address = À quelle adresse exacte ? Elle est chiffrée et ne paraît jamais sur l’affiche. Seules les personnes qui viennent la reçoivent, 24 heures avant.
cafe-guest-title = Venir avec quelqu’un
cafe-guest-name = Comment s’appelle la personne qui vous accompagne ? Un prénom suffit. Il est oublié après la rencontre.

cafe-kind-home = Café à la maison
cafe-kind-cafe = Café au bistrot
cafe-kind-walk = Promenade
cafe-kind-garden = Conseils de jardin
cafe-kind-picnic = Pique-nique
cafe-kind-other = Autre rencontre
cafe-access-step_free = sans marche
cafe-access-toilets = toilettes
cafe-access-seating = de quoi s’asseoir

# L’affiche.
cafe-card-head = ☕ *{ $kind }* avec { $host }
cafe-card-head-alone = ☕ *{ $kind }*
cafe-card-when = *{ $moment }*
cafe-card-place = Lieu : { $place }
cafe-card-access-1 = Sur place : { $first }
cafe-card-access-2 = Sur place : { $first }, { $second }
cafe-card-access-3 = Sur place : { $first }, { $second }, { $third }
cafe-card-note = { $note }
cafe-card-coming =
    { $seated ->
        [0] Personne n’a encore dit « Je viens ». Et vous ?
        [one] Une personne vient.
       *[other] { $seated } personnes viennent.
    }
cafe-card-free =
    { $free ->
        [0] Complet : une liste d’attente est ouverte.
        [one] Il reste une place.
       *[other] Il reste { $free } places.
    }
cafe-card-maybe =
    { $maybe ->
        [one] Une personne hésite.
       *[other] { $maybe } personnes hésitent.
    }
cafe-card-waiting =
    { $waiting ->
        [one] Une personne attend une place.
       *[other] { $waiting } personnes attendent une place.
    }
cafe-card-cancelled = *Annulé.* Cette rencontre n’aura pas lieu.
cafe-card-over =
    { $seated ->
        [0] C’est passé.
        [one] C’est passé. Une personne devait venir.
       *[other] C’est passé. { $seated } personnes devaient venir.
    }
cafe-join = Je viens
cafe-maybe = Peut-être
cafe-decline = Je ne peux pas
cafe-plus-one = Nous venons à deux
cafe-alone = Je viens sans cette personne
cafe-details = Voir les détails
cafe-share = Partager
cafe-calendar = Mettre à l’agenda
cafe-calendar-caption = Voici la rencontre, pour votre agenda.

# Un agenda qui se tient à jour, à une adresse secrète.
cafe-feed = Mes cafés dans mon agenda
cafe-feed-title = *Vos cafés dans votre agenda*
cafe-feed-name = Mes cafés entre voisins
cafe-feed-why = Votre agenda peut suivre vos cafés tout seul : ceux où vous venez, peut-être ou sûrement, et les vôtres. Ce qui change ou s’annule y change aussi. Il lui faut une adresse secrète, qui n’est qu’à vous. L’adresse d’un domicile n’y figure jamais.
cafe-feed-since = Votre agenda a son adresse depuis { $moment }. Je ne la garde pas : si vous ne l’avez plus, prenez-en une nouvelle, et l’ancienne n’ouvrira plus rien.
cafe-feed-on = Me donner une adresse
cafe-feed-new = Une nouvelle adresse
cafe-feed-off = Ne plus suivre mes cafés
cafe-feed-address = Voici l’adresse à donner à votre agenda :
cafe-feed-link = { $link }
cafe-feed-how = Dans Google Agenda : « Autres agendas », « À partir de l’URL ». Sur un iPhone : Calendrier, « Ajouter un calendrier avec abonnement ». Dans Outlook : « Ajouter un calendrier », « S’abonner à partir du web ». Il regarde ensuite quand il veut, parfois une fois par jour seulement.
cafe-feed-secret = Qui a cette adresse lit où vous allez : ne la donnez à personne. Je ne vous la redirai pas, mais vous pouvez en prendre une nouvelle quand vous voulez.
cafe-feed-ended = Cette adresse n’ouvre plus rien. Effacez aussi l’abonnement dans votre agenda.
cafe-feed-in-private = Cette adresse ne se donne qu’en privé. Écrivez-moi /cafes en privé.
cafe-feed-no-address = Ce Palier n’a pas d’adresse publique : je ne peux pas servir d’agenda. « Mettre à l’agenda », sur chaque café, fonctionne.

# Réponses en passant.
cafe-noted-going = C’est noté, vous venez. À bientôt !
cafe-noted-going-unknown = C’est noté, vous venez. Pour recevoir le rappel, touchez « Voir les détails » puis « Démarrer ».
    .slack = C’est noté, vous venez. Pour recevoir le rappel, touchez « Voir les détails ».
cafe-noted-maybe = C’est noté : peut-être.
cafe-noted-no = C’est noté. Une autre fois !
cafe-noted-waiting = C’est complet. Vous êtes sur la liste d’attente. Je vous écris dès qu’une place se libère.
cafe-noted-guest = C’est noté : vous venez avec { $name }.
cafe-noted-alone = C’est noté : vous venez sans cette personne.
cafe-no-room-for-guest = Il ne reste pas assez de places pour venir à deux.
cafe-you-host = C’est vous qui invitez : on vous attend déjà.
cafe-over = Cette rencontre est passée.
cafe-covered = Les personnes qui organisent le quartier regardent cette invitation. Elle reviendra peut-être.
cafe-cancelled = Cette rencontre est annulée.
cafe-not-yours = Seule la personne qui invite peut faire cela.
cafe-kept = C’est noté, vous venez toujours.

# Préparer et publier.
cafe-which-area = Dans quel quartier invitez-vous ?
cafe-preview = Voici ce que vos voisins verront :
cafe-publish = Publier
cafe-amend = Modifier
cafe-publish-change = Publier le changement
cafe-discard = Jeter ce brouillon
cafe-discarded = Le brouillon est jeté. Rien n’a été publié.
cafe-add-address = Donner l’adresse
cafe-change-address = Changer l’adresse
cafe-address-kept = L’adresse est gardée en privé.
cafe-published =
    { $walls ->
        [0] C’est lancé ! Vos voisins inscrits aux cafés sont prévenus.
        [one] C’est lancé ! L’affiche part dans le { $own-group } du quartier. Si elle ne peut pas y paraître, je vous le dis et j’invite les voisins en privé.
       *[other] C’est lancé ! L’affiche part dans { $walls } { $own-groups } du quartier. Si elle ne peut paraître nulle part, je vous le dis et j’invite les voisins en privé.
    }
cafe-hangs-nowhere = Le { $own-group } du quartier ne prend pas votre affiche pour l’instant. J’ai invité en privé les voisins inscrits aux cafés, et les personnes qui organisent sont prévenues. L’affiche paraîtra dès que possible.
cafe-published-next = Je vous écris la veille. Vous pouvez partager l’invitation autour de vous.
cafe-too-many = Vous avez déjà { $count } invitations en cours. Attendez la fin de l’une d’elles, ou annulez-en une.
cafe-too-few-seats =
    { $seated ->
        [one] Une personne a déjà sa place : gardez au moins une place.
       *[other] { $seated } personnes ont déjà leur place : gardez au moins { $seated } places.
    }
cafe-updated = C’est modifié. Les personnes inscrites sont prévenues.
cafe-unchanged = Rien n’a changé.

# Vos cafés.
cafe-list-title = *Les prochains cafés*
cafe-list-empty = Aucun café n’est prévu pour l’instant. Voulez-vous lancer le premier ?
cafe-list-item = { $moment } · { $place }
cafe-list-draft = Brouillon : { $place }
cafe-list-new = Inviter à un café

# Rencontrer quelqu’un : où il reste une place, sinon inviter, ou demander un café sans donner son nom.
cafe-meet-free = *{ $area }* : à ces cafés, il reste une place.
cafe-meet-none = *{ $area }* : aucun café avec une place libre pour l’instant. Invitez vous-même, ou demandez-en un.
cafe-meet-ask = Demander un café
cafe-meet-note = Pour faire connaissance entre voisins.
cafe-wish = Quelqu’un à *{ $area }* aimerait un café, pour rencontrer ses voisins.
cafe-wish-passed = C’est transmis aux personnes qui organisent, sans votre nom. Elles lisent ce souhait une fois par semaine au plus.
cafe-wish-nobody = Je ne trouve personne à qui le demander. Invitez à un café vous-même : une heure et un lieu suffisent.
cafe-mine-host = C’est vous qui invitez.
cafe-mine-going = Votre réponse : vous venez.
cafe-mine-going-guest = Votre réponse : vous venez avec { $name }.
cafe-mine-maybe = Votre réponse : peut-être.
cafe-mine-no = Votre réponse : vous ne pouvez pas.
cafe-mine-waiting = Votre réponse : vous attendez une place.
cafe-mine-offered = Une place est gardée pour vous.
cafe-mine-none = Vous n’avez pas encore répondu.
cafe-guests = Qui vient : { $names }
cafe-address = Adresse : { $address }
cafe-join-area = Rejoindre le quartier { $area }

# Lettres aux invités.
cafe-promoted = Une place s’est libérée : vous venez !
cafe-promoted-change = Un empêchement ? Dites-le : la place ira à quelqu’un d’autre.
cafe-offered = Une place s’est libérée pour aujourd’hui. Elle est gardée pour vous jusqu’à { $until }.
cafe-offer-take = Je prends la place
cafe-offer-leave = Je laisse la place
cafe-offer-gone = Cette place est allée à quelqu’un d’autre.
cafe-offer-lapsed = Vous n’avez pas répondu : la place est allée à quelqu’un d’autre. À une prochaine fois !
cafe-reminder-eve = C’est demain ! Venez-vous toujours ?
cafe-reminder-soon = C’est bientôt : à tout à l’heure !
cafe-reminder-maybe = C’est demain, et vous hésitiez. Viendrez-vous ?
cafe-still-yes = Oui, je viens
cafe-still-no = Finalement, je ne peux pas
cafe-host-eve =
    { $seated ->
        [0] C’est demain. Personne n’a encore dit « Je viens » : à deux, c’est déjà une rencontre.
        [one] C’est demain. Une personne vient.
       *[other] C’est demain. { $seated } personnes viennent.
    }
cafe-address-letter = L’adresse pour demain, rien que pour vous : { $address }
cafe-address-discreet = Ne la transmettez pas : seules les personnes qui viennent la reçoivent.
cafe-changed = { $host } a changé l’invitation. La voici, à jour :
cafe-changed-still = Venez-vous toujours ?
cafe-called-off = La rencontre est annulée. Vous n’avez rien à faire.
cafe-nudge = Il reste de la place : à deux, c’est déjà une rencontre.
cafe-wall-soon = Aujourd’hui à { $hour }, { $place } : il reste { $free ->
    [1] une place
   *[other] { $free } places
}.
cafe-wall-soon-full = Aujourd’hui à { $hour } : c’est complet.
cafe-wall-soon-moved = La rencontre aura lieu { $moment }, { $place }.
cafe-wall-soon-over = La rencontre de { $hour } est passée.
cafe-wall-soon-off = La rencontre de { $hour } est annulée.
cafe-new = Une nouvelle invitation dans votre quartier :

# Le rôle d’hôte.
cafe-call-off = Annuler la rencontre
cafe-call-off-sure = Annuler cette rencontre ? Chaque personne inscrite sera prévenue.
cafe-call-off-yes = Oui, annuler la rencontre
cafe-call-off-done = La rencontre est annulée. Tout le monde est prévenu.
cafe-hand-over = Passer la main
cafe-hand-over-to = À qui passez-vous la main ? Cette personne devra accepter.
cafe-hand-over-nobody = Personne n’a encore dit « Je viens » : il n’y a personne à qui passer la main.
cafe-hand-over-asked = La question est posée à { $name }. C’est vous qui invitez jusqu’à sa réponse.
cafe-hand-over-ask = { $host } vous propose d’inviter à sa place. Acceptez-vous ?
cafe-take-over = J’accepte
cafe-take-over-no = Non merci
cafe-taken-over = C’est vous qui invitez maintenant. Merci !
cafe-taken-over-told = { $name } invite maintenant à votre place.
cafe-take-over-refused = { $name } ne peut pas prendre la suite. C’est toujours vous qui invitez.
cafe-take-over-declined = C’est noté : vous venez toujours, sans avoir à inviter.
cafe-take-over-late = Cette proposition n’est plus valable.
cafe-new-host = C’est maintenant { $name } qui invite.

# Le lendemain.
cafe-after = Votre rencontre était prévue hier. A-t-elle eu lieu ?
cafe-after-held = Oui, elle a eu lieu
cafe-after-few = Oui, mais nous étions peu
cafe-after-not_yet = Non, pas encore
cafe-after-thanks-held = Merci d’avoir réuni vos voisins ! On recommence ?
cafe-after-thanks-few = Merci ! Une première rencontre, même petite, en appelle une autre. On recommence ?
cafe-after-thanks-not_yet = Ce sera pour une autre fois. On choisit une nouvelle date ?
cafe-again-week = Recommencer la semaine prochaine
cafe-again-month = Recommencer le mois prochain
cafe-again-done = C’est relancé et publié !
cafe-in-area = { $area }
cafe-name = { $name }

# Ce qui a peut-être changé avec le lieu.
cafe-recheck-home = Le lieu a changé. Est-ce toujours chez vous ? Sinon, choisissez un autre genre.
cafe-recheck-home-access = Le lieu a changé. Est-ce toujours chez vous ? Sinon, choisissez un autre genre. Dites aussi ce qui est vrai sur place.
cafe-recheck-place = Le genre a changé. Le lieu est-il toujours le bon ?
cafe-recheck-place-access = Le genre a changé. Le lieu est-il toujours le bon, et qu’est-ce qui est vrai sur place ?
cafe-recheck-access = Le lieu a changé. Qu’est-ce qui est vrai sur place, maintenant ?
cafe-recheck-host = C’est vous qui invitez maintenant. Jusqu’ici, c’était chez la personne qui invitait : dites où vous recevez.
cafe-host-eve-address = Il manque l’adresse : sans elle, vos invités ne trouveront pas.

# Ce qui revient.
cafe-card-rhythm = { $rhythm }
cafe-weekday-1 = lundi
cafe-weekday-2 = mardi
cafe-weekday-3 = mercredi
cafe-weekday-4 = jeudi
cafe-weekday-5 = vendredi
cafe-weekday-6 = samedi
cafe-weekday-7 = dimanche
cafe-ordinal-1 = premier
cafe-ordinal-2 = deuxième
cafe-ordinal-3 = troisième
cafe-ordinal-4 = quatrième
cafe-rhythm-weekly = Chaque { $weekday }
cafe-rhythm-fortnightly = Un { $weekday } sur deux
cafe-rhythm-monthly = Chaque { $ordinal } { $weekday } du mois
cafe-rhythm-last = Chaque dernier { $weekday } du mois
cafe-recurring = En faire une habitude
cafe-recurring-how = À quel rythme cette rencontre revient-elle ? Chaque fois, je publie l’invitation à l’avance et je vous l’écris.
cafe-recurring-set = C’est noté : elle reviendra.
cafe-recurring-head = Votre rencontre qui revient : *{ $place }*
cafe-recurring-next = Ensuite : { $moment }.
cafe-recurring-own = Changer ou annuler l’une d’elles ne change pas les suivantes.
cafe-recurring-stop = Arrêter ces rencontres
cafe-recurring-stopped = C’est noté : elle ne reviendra plus.
cafe-recurring-stopped-after = C’est noté : elle ne reviendra plus. Celle qui est publiée a lieu.
cafe-recurring-gone = Cette rencontre ne revient plus. Pour la reprendre, invitez à un café, puis touchez « { cafe-recurring } ».
cafe-recurring-item = Qui revient : { $place }
cafe-recurring-goes-on = Les suivantes auront lieu comme prévu.
cafe-recurring-out = Votre rencontre revient : l’invitation est publiée.
cafe-recurring-ask = Votre rencontre « { $place } » revient toujours. On continue ?
cafe-recurring-keep = Oui, on continue
cafe-recurring-kept = Merci ! Je vous le redemande dans trois mois.
cafe-recurring-ended = Votre rencontre « { $place } » ne revient plus. Pour la reprendre, invitez à un café, puis touchez « { cafe-recurring } ».

# Avoir envie d’un café : gardé pour soi, jusqu’à ce que d’autres en aient envie aux mêmes moments.
cafe-wish-title = J’aimerais un café
cafe-wish-times = Quand vous irait-il ? Cochez tout ce qui va. Personne d’autre ne le voit.
cafe-wish-no-time = Cochez au moins un moment de la semaine.
cafe-time-week_morning = le matin en semaine
cafe-time-week_afternoon = l’après-midi en semaine
cafe-time-week_evening = le soir en semaine
cafe-time-weekend_morning = le matin le week-end
cafe-time-weekend_afternoon = l’après-midi le week-end
cafe-time-weekend_evening = le soir le week-end
cafe-wish-where = Dans quel quartier aimeriez-vous un café ?
cafe-wish-noted = C’est noté. Quand d’autres voisins en auront envie aux mêmes moments, je vous propose deux dates.
cafe-wish-in = À *{ $area }* :
cafe-wish-time = – { $time }
cafe-wish-alone = Personne ne voit votre envie, pas même les personnes qui organisent.
cafe-wish-muffled = Vous ne recevez rien sur les cafés dans ce quartier. Tant que c’est ainsi, je ne vous propose pas de date.
cafe-wish-head = *Vos envies de café*
cafe-wish-none = Vous n’avez pas d’envie de café en attente.
cafe-wish-mine = Mes envies de café
cafe-wish-change = Changer les moments
cafe-wish-change-in = Changer : { $area }
cafe-wish-end = Ne plus le souhaiter
cafe-wish-end-in = Ne plus le souhaiter : { $area }
cafe-wish-ended = C’est oublié. Vous pourrez le redire quand vous voudrez.
cafe-wish-keep = Garder mon envie
cafe-wish-kept = C’est gardé. Je vous écris quand d’autres en auront envie aux mêmes moments.
cafe-wish-gone = Cette envie n’est plus là. Pour la redire, écrivez « j’aimerais un café ».
cafe-wish-left = Votre envie de café à *{ $area }* n’est plus notée. Pour en dire une ailleurs, écrivez « j’aimerais un café ».
cafe-wish-still = Il y a deux mois, vous aviez envie d’un café entre voisins. Est-ce toujours le cas ?
cafe-wish-ends = Sans réponse d’ici deux semaines, je l’oublie.
cafe-wish-stays = Votre envie reste notée, sauf si vous préférez que je l’oublie.
cafe-slots = Plusieurs voisins de *{ $area }* aimeraient aussi un café. Deux moments sont possibles :
cafe-slots-moment = – *{ $moment }*
cafe-slots-until = Dites-moi quand vous pouvez, jusqu’à { $until }. Votre réponse reste entre nous. Si la rencontre se fait, qui invite lira votre prénom quand vous confirmerez.
cafe-slots-change = Vous pouvez changer d’avis tant que la date n’est pas trouvée, jusqu’à { $until }.
cafe-slots-only = { $moment }
cafe-slots-both = Les deux me vont
cafe-slots-neither = Aucun des deux
cafe-slots-noted-first = C’est noté : le premier moment vous va.
cafe-slots-noted-second = C’est noté : le second moment vous va.
cafe-slots-noted-both = C’est noté : les deux moments vous vont.
cafe-slots-noted-neither = C’est noté : aucun des deux ne vous va.
cafe-slots-over = Ce n’est plus à choisir : la date est trouvée, ou la rencontre n’a pas pu se faire.
cafe-lead = Plusieurs voisins de *{ $area }* peuvent { $moment }, comme vous. Accepteriez-vous d’inviter ?
cafe-lead-how = Il suffit de choisir le lieu, de préférence public : un bistrot, un parc. Le reste suit comme pour tout café.
cafe-lead-until = Si cela ne vous dit rien, je le demande à quelqu’un d’autre, sans le dire à personne. J’attends votre réponse jusqu’à { $until }.
cafe-lead-yes = Oui, j’invite
cafe-lead-no = Plutôt quelqu’un d’autre
cafe-lead-declined = C’est entendu. Personne ne le saura, et vous restez parmi celles et ceux qui peuvent venir.
cafe-lead-gone = Ce n’est plus à décider. Vous pouvez inviter à un café quand vous voulez.
cafe-lead-passed-on = L’invitation n’est pas encore publiée : je demande à quelqu’un d’autre, pour que la date tienne.
cafe-lead-draft-stays = Votre brouillon reste à vous.
cafe-out-of-wishes = Le café dont vous aviez envie se fait !
cafe-out-kept = Une place vous est gardée jusqu’à { $until }. La prenez-vous ?
cafe-out-without = Un café est né d’envies comme la vôtre. Ce moment ne vous allait pas, ou je n’avais pas votre réponse : il se fera sans vous, sauf si vous pouvez venir quand même.
cafe-few = Cette fois, trop peu de voisins pouvaient au même moment : pas de café pour l’instant.
cafe-nobody-leads = Cette fois, personne ne pouvait inviter : pas de café pour l’instant. Peut-être vous ?

# Les éditions : une affiche pour toutes les tables.
cafe-editions = *{ $area }* : une affiche peut réunir toutes les tables des rues et des escaliers.
cafe-edition-summer = Petits Cafés de l’été
cafe-edition-neighbours = Fête des voisins
cafe-edition-open = Ouvrir : { $edition }
cafe-edition-title = La Fête des voisins
cafe-edition-on = *{ $day }*
cafe-edition-day = Quel jour ? D’habitude, c’est le dernier vendredi de mai.
cafe-edition-days = *{ $first } – { $last }*
cafe-edition-head = 🎉 *{ $edition }* à { $area }
cafe-edition-invites = Chaque rue, chaque escalier peut tenir sa table. Les voici :
cafe-edition-no-table = Chaque rue, chaque escalier peut tenir sa table. La prochaine peut être la vôtre.
cafe-edition-table =
    { $seated ->
        [0] – *{ $moment }* · { $place }
        [one] – *{ $moment }* · { $place } · une personne vient
       *[other] – *{ $moment }* · { $place } · { $seated } personnes viennent
    }
cafe-edition-note = « { $note } »
cafe-edition-more =
    { $count ->
        [one] Une autre table : touchez « { cafe-edition-see } ».
       *[other] { $count } autres tables : touchez « { cafe-edition-see } ».
    }
cafe-edition-host = Tenir une table
cafe-edition-see = Voir les tables
cafe-edition-before = Tables d’avant
cafe-edition-after = Tables suivantes
cafe-edition-poster = Imprimer l’affiche
cafe-edition-published = C’est lancé ! L’affiche réunit les tables à mesure qu’elles s’annoncent.
cafe-edition-move = Changer le jour
cafe-edition-moved = { $edition } : la date a changé. Voici la nouvelle : { $day }
cafe-edition-table-stays = Votre table reste le { $moment } ({ $place }). Pour la déplacer, touchez « { cafe-details } », puis « { cafe-amend } ».
cafe-edition-close = Retirer l’affiche
cafe-edition-close-sure = Retirer cette affiche ? Les tables annoncées gardent la leur et ont lieu.
cafe-edition-close-yes = Oui, retirer l’affiche
cafe-edition-closed = Cette affiche ne réunit plus les tables. Celles qui sont annoncées ont lieu.
cafe-edition-over =
    { $count ->
        [0] C’est passé. À l’année prochaine !
        [one] C’est passé : une table s’est tenue. À l’année prochaine !
       *[other] C’est passé : { $count } tables se sont tenues. À l’année prochaine !
    }
cafe-edition-gone = Cette affiche n’est plus là. Les prochains cafés sont dans /cafes.
cafe-said-again = Ces mots ont déjà paru plusieurs fois aujourd’hui. Dites-le autrement, ou attendez demain. Une rencontre peut aussi revenir d’elle-même.
cafe-said-told = Dans *{ $name }*, presque le même texte a été proposé plusieurs fois en un jour. La dernière fois, je l’ai arrêté : regardez les affiches qui sont parues.
cafe-editions-see = Été et Fête des voisins
