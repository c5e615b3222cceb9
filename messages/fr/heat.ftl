# La chaleur : le niveau du jour et du lendemain, qui le dit, ce que les organisateurs peuvent fixer.

heat-head = *Chaleur : { $area }*
heat-today = Aujourd’hui : { $level }
heat-tomorrow = Demain : { $level }
heat-same = comme aujourd’hui.

# Seuls les niveaux officiels portent ces noms.
heat-official-none = pas de vigilance canicule.
heat-official-yellow = *vigilance jaune canicule*.
heat-official-orange = *alerte canicule* (vigilance orange).
heat-official-red = *alerte canicule extrême* (vigilance rouge).
# Sans leur couleur, où la place manque.
heat-official-orange-brief = *alerte canicule*.
heat-official-red-brief = *alerte canicule extrême*.
heat-abroad-none = pas d’avertissement de chaleur.
heat-abroad-yellow = *avertissement jaune* de chaleur.
heat-abroad-orange = *avertissement orange* de chaleur.
heat-abroad-red = *avertissement rouge* de chaleur.
# Ce que les températures seules laissent penser.
heat-indicative-none = pas de forte chaleur en vue, à titre indicatif.
heat-indicative-yellow = *forte chaleur possible*, à titre indicatif.
heat-indicative-orange = *très forte chaleur possible*, à titre indicatif.
heat-indicative-red = *chaleur exceptionnelle possible*, à titre indicatif.
heat-set-none = niveau vert.
heat-set-yellow = *niveau jaune*.
heat-set-orange = *niveau orange*.
heat-set-red = *niveau rouge*.
heat-unknown-silent = *inconnu*. { $source } : réponse absente ou illisible. Ce n’est pas un niveau vert.
heat-unknown-later = pas encore publié.
heat-unknown-season = pas suivi en cette saison. Je regarde du { $fact-season-first } au { $fact-season-last }.
heat-unknown-nobody = inconnu. Personne ne me le donne ici.

heat-colour-none = vert
heat-colour-yellow = jaune
heat-colour-orange = orange
heat-colour-red = rouge
heat-colour-unknown = inconnu
heat-source-organiser = une personne qui organise
heat-source-vigilance = Météo-France
heat-source-meteoalarm = MeteoAlarm
heat-source-openmeteo = Open-Meteo
heat-source-nobody = personne
heat-somebody = une personne qui organise

heat-set-by = Fixé par { $name }, jusqu’au { $until }.
heat-set-by-two = Fixé par { $name }, d’accord avec { $other }, jusqu’au { $until }.
heat-credit = { $source }, publié { $issued }.
heat-credit-meteoalarm = { $service }, publié { $issued }, par MeteoAlarm. Un retard est possible : le plus récent est sur https://meteoalarm.org
heat-credit-indicative = Prévisions d’Open-Meteo, sans valeur officielle.
heat-service-unnamed = Service météo national
heat-lowered = Plus bas que le niveau officiel. { $source } : { $level }
heat-read = Je l’ai { $age }.
heat-age-minutes =
    { $count ->
        [0] lu à l’instant
        [one] lu il y a une minute
       *[other] lu il y a { $count } minutes
    }
heat-age-hours =
    { $count ->
        [one] lu il y a une heure
       *[other] lu il y a { $count } heures
    }

heat-days = *Les jours à venir, en prévision*
heat-day = { $day } : { $low } à { $high } °C
heat-limits = Seuils du { $fact-department } ({ $department }) : { $night } °C la nuit et { $day } °C le jour, en moyenne sur trois jours.
heat-limits-here = Seuils du quartier : { $night } °C la nuit et { $day } °C le jour, en moyenne sur trois jours, ou { $felt } °C ressentis.
heat-picture = Voir en image
heat-picture-caption = Températures prévues : { $area }
heat-picture-none = Je n’ai pas de prévisions récentes pour { $area }. Réessayez plus tard.
heat-page = La page officielle
heat-elsewhere = Chaleur : { $area }
heat-look = Voir le niveau

# L’image.
heat-chart-title = Températures prévues
heat-chart-day = seuil de jour { $degrees } °C
heat-chart-night = seuil de nuit { $degrees } °C
heat-chart-mean = Les seuils valent pour une moyenne sur trois jours.
heat-chart-legend = En haut le maximum, en bas le minimum
heat-chart-source = Prévisions : Open-Meteo, à titre indicatif

# Ce que les personnes qui organisent peuvent faire.
heat-manage = Niveau et lieux frais
heat-manage-head = *Niveau et lieux frais : { $area }*
heat-manage-how = Plus haut que le niveau officiel, ce que vous fixez compte aussitôt ; plus bas, il faut être deux. Avec votre nom, trois jours au plus, un seul pour le vert.
heat-choose-none = Vert
heat-choose-yellow = Jaune
heat-choose-orange = Orange
heat-choose-red = Rouge
heat-auto = Suivre les sources
heat-history = Sources consultées
heat-in-area = Pour { $area }
heat-which = Pour quel quartier ? { $asked }
heat-asked-none = Niveau vert
heat-asked-yellow = Niveau jaune
heat-asked-orange = Niveau orange
heat-asked-red = Niveau rouge
heat-asked-unknown = Retour aux sources
heat-done = C’est fixé.
heat-followed = Le niveau suit de nouveau les sources.
heat-how = Écrivez par exemple : /canicule orange, /canicule fin, ou /canicule auto pour suivre les sources.
heat-how-department = Écrivez par exemple : /canicule orange, /canicule orange 34, /canicule fin, ou /canicule auto pour suivre les sources.
heat-no-place = Je ne trouve pas de quartier à vous sous ce nom. Écrivez par exemple : /canicule orange.
heat-no-place-department = Je ne trouve ni département ni quartier à vous sous ce nom. Écrivez par exemple : /canicule orange 34.
heat-again = Fixer de nouveau
heat-set-ends = { $asked } pour { $where } : ce que vous avez fixé prend fin { $until }.
heat-set-ends-how = Ensuite, je suivrai de nouveau les sources. Si la chaleur dure, vous pouvez le fixer de nouveau.
heat-set-ended = { $asked } pour { $where } : ce que vous aviez fixé est terminé. Je suis de nouveau les sources.
heat-no-area = Aucun quartier ouvert dans ce département.
heat-only = Seules les personnes qui organisent fixent le niveau. Pour le voir : /canicule.

# À plusieurs quartiers, il faut être deux.
heat-whole-department = { $department } ({ $code })
heat-proposed = { $name } demande votre accord. { $asked } pour { $where }, jusqu’au { $until }.
heat-proposed-auto = { $name } demande votre accord. { $asked } pour { $where }.
heat-proposed-areas =
    { $count ->
        [one] Un quartier est concerné. Votre accord suffit.
       *[other] { $count } quartiers sont concernés. Votre accord suffit.
    }
heat-proposed-below = Le niveau officiel est { $level } : ce serait plus bas, et chaque personne lirait les deux.
heat-waits-below = Le niveau officiel est { $level } : pour fixer plus bas, il faut être deux.
heat-agree = D’accord
heat-disagree = Non
heat-waits = { $asked } pour { $where } : j’ai demandé l’accord d’une deuxième personne.
heat-waits-for =
    { $count ->
        [one] Une personne peut le donner. Sans accord d’ici demain, rien ne change.
       *[other] { $count } personnes peuvent le donner. Sans accord d’ici demain, rien ne change.
    }
heat-alone = Il faut l’accord d’une deuxième personne, et je n’en connais pas d’autre. Nommez quelqu’un : /orga.
heat-not-alone = Une autre personne que vous doit être d’accord.
heat-settled = C’est déjà décidé.
heat-outrun = { $asked } pour { $where } : le niveau officiel est monté à { $level } depuis la demande. Rien ne change. Pour fixer plus bas quand même, demandez de nouveau.
heat-agreed = { $asked } pour { $where } : { $name } est d’accord, c’est fait.
heat-refused = { $asked } pour { $where } : { $name } n’est pas d’accord, rien ne change.

# La région, hors de France.
heat-region-title = La région météo
heat-region-name = Sous quel nom votre région paraît-elle dans les avertissements de votre pays ? Écrivez-le comme MeteoAlarm l’écrit.
heat-region-ask = Choisir la région météo
heat-region-found = Région météo, d’après la carte : { $names }.
heat-region-chosen = Région météo : { $name }.
heat-region-missing = Aucune région météo n’est choisie : un jour d’avertissement, je ne saurai pas toujours s’il est pour vous.
heat-region-done = Région météo : { $name }.
heat-region-unknown = Ce nom n’est pas dans la liste d’aujourd’hui. Vérifiez-le, ou réessayez un jour d’avertissement.
heat-region-near = Ce nom n’est pas dans la liste. Peut-être : { $names } ?
heat-region-silent = MeteoAlarm ne répond pas. Réessayez dans une heure.

# Les seuils, là où aucune autorité n’en donne.
heat-threshold-title = Les seuils de chaleur
heat-threshold-ask = Seuils de chaleur
heat-threshold-night = À partir de combien de degrés la nuit est-elle trop chaude, en moyenne sur trois jours ?
heat-threshold-day = À partir de combien de degrés le jour est-il trop chaud, en moyenne sur trois jours ?
heat-threshold-felt = L’air humide paraît plus chaud : à partir de combien de degrés ressentis ?
heat-threshold-order = Le seuil du jour doit être plus haut que celui de la nuit.
heat-threshold-department = Ici, ce sont les seuils officiels du département qui comptent.
heat-threshold-done = Ces seuils comptent dès maintenant.

# Ce qui a été demandé, et ce qui est venu.
heat-log = *Sources consultées*
heat-log-none = Aucune source n’a encore été consultée pour ce quartier.
heat-log-line = { $moment } · { $source } : { $said }
heat-log-said = aujourd’hui { $today }, demain { $tomorrow }
heat-silence-timeout = pas de réponse à temps
heat-silence-refused = service injoignable
heat-silence-denied = clé refusée
heat-silence-limited = trop de demandes
heat-silence-large = réponse démesurée
heat-silence-broken = réponse illisible
heat-silence-stale = réponse périmée
heat-silence-empty = réponse vide
heat-silence-elsewhere = réponse pour un autre lieu
heat-silent = Je n’arrive plus à lire { $source } depuis { $since }.
heat-silent-next = Un niveau que je ne connais pas n’est pas un niveau vert : je n’annonce rien tant que je n’en sais pas plus. Vous pouvez le fixer vous-même, par exemple : /canicule orange.
