# Ce que les organisateurs annoncent au quartier.

# Les questions.
broadcast-new-title = Annoncer
broadcast-new-text = Que voulez-vous annoncer ? Dites quoi, où et quand. Vous verrez l’annonce avant qu’elle parte.
    .slack = Que voulez-vous annoncer ?
broadcast-new-kind = Est-ce un danger ? Sans réponse : une information.
broadcast-edit-title = Changer le texte
broadcast-edit-text = Quel est le nouveau texte ?
broadcast-refuse-title = Dire pourquoi
broadcast-refuse-why = Pourquoi non ? La personne qui a écrit l’annonce lira votre raison.

broadcast-kind-news = Non, une information
broadcast-kind-gas = Danger : gaz
broadcast-kind-fire = Danger : incendie
broadcast-kind-flood = Danger : inondation
broadcast-kind-water = Danger : eau du robinet
broadcast-kind-storm = Danger : tempête
broadcast-kind-danger = Un autre danger

broadcast-what-gas = fuite de gaz
broadcast-what-fire = incendie
broadcast-what-flood = inondation
broadcast-what-water = eau du robinet
broadcast-what-storm = tempête
broadcast-what-danger = lisez ce qui suit

# Ce que lisent les voisins.
broadcast-head = 📣 *Les organisateurs annoncent* · { $area }
broadcast-head-danger = ⚠️ *Danger : { $what }* · les organisateurs de { $area }
broadcast-posted = { $moment }
broadcast-text = { $text }
broadcast-edited = Texte changé : { $moment }
broadcast-why = Vous lisez ceci parce que vous suivez les annonces ({ $area }).
broadcast-withdrawn = Les organisateurs ont retiré cette annonce.
broadcast-over = Cette annonce est passée.

# L’aperçu.
broadcast-preview = *Voici ce que vos voisins liront.* Rien n’est encore parti.
broadcast-preview-change = *Voici ce que l’annonce deviendra partout,* aussi chez qui l’a déjà lue.
broadcast-for = Pour : { $areas }
broadcast-for-many =
    { $count ->
        [one] Pour un quartier
       *[other] Pour { $count } quartiers
    }
broadcast-readers =
    { $count ->
        [one] Une personne la lira, dans un { $own-group } ou en privé.
       *[other] { $count } personnes la liront, dans un { $own-group } ou en privé.
    }
broadcast-readers-few = Moins de cinq personnes la liront.
broadcast-no-wall = Aucun { $own-group } n’est relié : chacun la lit en privé.
broadcast-wall = Affichée dans « { $title } » ({ $platform })
broadcast-walls-more =
    { $count ->
        [one] et dans un autre { $own-group }
       *[other] et dans { $count } autres { $own-groups }
    }
broadcast-doubt-phone = ⚠️ Il y a un numéro de téléphone. Laissez-le seulement si c’est celui d’un service, jamais celui d’une personne.
broadcast-doubt-email = ⚠️ Il y a une adresse électronique. Laissez-la seulement si c’est celle d’un service, jamais celle d’une personne.
broadcast-doubt-address = ⚠️ Il y a une adresse. Laissez-la seulement si c’est un lieu public, jamais le domicile de quelqu’un.
broadcast-second-needed = Plusieurs quartiers sont concernés : une deuxième personne lit tout et donne son accord.
broadcast-danger-how = Un danger part tout de suite, même aux heures calmes. Les autres organisateurs en sont prévenus, et le journal le retient.
broadcast-send = Publier
broadcast-send-sure = Oui, c’est public : continuer
broadcast-ask = Demander l’accord
broadcast-change = Changer partout
broadcast-amend = Changer le texte
broadcast-drop = Abandonner
broadcast-try = Essayer entre organisateurs
broadcast-where = Choisir les quartiers
broadcast-choose-areas = Pour quels quartiers ? Touchez-en un pour l’ajouter ou l’enlever.
broadcast-area-on = ☐ { $area }
broadcast-area-off = ☑ { $area }
broadcast-everywhere = Tous mes quartiers
broadcast-page-before = Page précédente
broadcast-page-after = Page suivante
broadcast-last-area = Il faut au moins un quartier.

# La deuxième personne.
broadcast-asked = J’ai demandé l’accord d’une deuxième personne. Sans réponse avant { $until }, rien ne part.
broadcast-unask = Ne plus demander
broadcast-unasked = La demande est retirée. Le texte est gardé.
broadcast-review = *{ $name }* voudrait annoncer ceci. Êtes-vous d’accord ? Répondez avant { $until }.
broadcast-review-change = *{ $name }* voudrait changer une annonce. Elle deviendrait ceci. Êtes-vous d’accord ? Répondez avant { $until }.
broadcast-confirm = D’accord, publier
broadcast-refuse = Non, dire pourquoi
broadcast-nobody-else = Il faut l’accord d’une deuxième personne, et personne d’autre n’organise ces quartiers. Nommez quelqu’un : /orga. Le texte est gardé.
broadcast-not-alone = Une autre personne que vous doit donner son accord.
broadcast-settled = Cette demande n’attend plus de réponse.
broadcast-text-changed = Le texte a changé depuis : relisez-le.
broadcast-author-gone = La personne qui a écrit cette annonce n’organise plus tous ces quartiers : l’annonce ne part pas.
broadcast-agreed = *{ $name }* a donné son accord.
broadcast-disagreed = *{ $name }* n’est pas d’accord : rien n’est parti.
broadcast-reason = Sa raison : « { $why } »
broadcast-refusal-sent = C’est noté : rien ne part, et votre raison est transmise.
broadcast-lapsed = Personne n’a répondu à temps : rien n’est parti. Le texte est gardé.
broadcast-again = Reprendre

# Après.
broadcast-sent = C’est publié.
broadcast-changed = C’est changé partout.
broadcast-dropped = C’est abandonné, rien n’est parti.
broadcast-kept-as-is = L’annonce reste comme elle était.
broadcast-tried = L’exercice est parti aux organisateurs, et à personne d’autre.
broadcast-tried-wall = Ce que montrerait le { $own-group } :
broadcast-tried-private = Ce que lirait en privé qui n’est pas dans le { $own-group } :
broadcast-warned = *{ $name }* vient d’annoncer un danger à tout le quartier. Si c’est une erreur, retirez l’annonce.
broadcast-withdraw = Retirer partout
broadcast-withdraw-sure = *Retirer cette annonce partout ?* Qui ne l’a pas encore lue ne la lira pas ; ailleurs il sera dit que vous l’avez retirée.
broadcast-withdraw-yes = Oui, la retirer
broadcast-withdrawn-done = L’annonce est retirée partout.
broadcast-today-already = Une annonce est déjà partie aujourd’hui ({ $area }). Changez celle-là, ou attendez demain. Un danger peut toujours partir.
broadcast-change-waits = Un autre changement attend déjà une réponse.
broadcast-list = *Les annonces*
broadcast-list-none = Il n’y a pas d’annonce en cours.
broadcast-new = Nouvelle annonce
broadcast-see = Annonce : { $moment }
broadcast-see-waiting = Attend un accord : { $moment }
broadcast-see-draft = Brouillon : { $moment }
broadcast-open = Annoncer
broadcast-in-private = Les annonces s’écrivent en privé.
