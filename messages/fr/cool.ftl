# Où il fait frais : ce que chacun demande, sans que l’on garde où il est.
cool-find = Où trouver du frais ?
cool-find-title = Au frais
cool-find-where = Où êtes-vous ? Partagez votre position, ou écrivez une rue. Je ne garde ni l’une ni l’autre.
    .slack = Où êtes-vous ? Écrivez une rue ou une adresse. Je ne la garde pas.
cool-in-private = Je vous réponds en privé : où vous êtes ne regarde que vous.
cool-none = Personne n’a encore noté de lieu frais ici. Chez vous : volets fermés, peau mouillée, la pièce la moins chaude.
cool-too-far = Je ne connais pas de lieu frais à moins de { $kilometres } km de là.
cool-street-unknown = Je n’ai pas trouvé cette rue. Ajoutez la commune, ou partagez votre position.
    .slack = Je n’ai pas trouvé cette rue. Ajoutez la commune.
cool-from-middle = Le service d’adresses ne répond pas. Depuis le milieu de *{ $area }* :
cool-head-open = *Ouvert maintenant*, au plus près :
cool-head-later = Rien n’est ouvert en ce moment. *Plus tard aujourd’hui* :
cool-head-unknown = Je ne connais pas les horaires. *Au plus près* :
cool-head-closed = Tout est fermé pour aujourd’hui. *Ensuite* :
cool-place-line = { $number }. { $name } : environ { $minutes } min à pied, { $when }
cool-place-line-address = { $number }. { $name }, { $address } : environ { $minutes } min à pied, { $when }
cool-then = { $first }. { $then }
cool-until = jusqu’à { $hour }
cool-always = jour et nuit
cool-opens = ouvre à { $hour }
cool-opens-day = ouvre { $moment }
cool-unknown = horaires inconnus
cool-shady = Chemin à l’ombre.
cool-way = Compté à pas lent. Emportez de l’eau, marchez à l’ombre.
cool-forgotten = Je n’ai pas gardé où vous êtes.
cool-map-you = Vous
cool-map-place = { $name } : environ { $minutes } min à pied
cool-map-metres = { $metres } m
cool-map-title = Au frais, { $area }
cool-map-plain = Sans les rues. Le nord est en haut.

# Des horaires, en bref.
cool-hours-unknown = horaires inconnus
cool-hours-closed = fermé
cool-hours-days = { $first }-{ $last } { $spans }
cool-hours-day = { $day } { $spans }
cool-hours-span = { $opens }–{ $closes }
cool-also = { $first }, { $then }
cool-day-0 = lun
cool-day-1 = mar
cool-day-2 = mer
cool-day-3 = jeu
cool-day-4 = ven
cool-day-5 = sam
cool-day-6 = dim
cool-every-day = tous les jours { $spans }

# La liste, pour qui organise.
cool-list-open = Liste des lieux frais
cool-list-head = *Lieux frais de { $area }*
cool-list-none = Aucun pour l’instant. Ajoutez une bibliothèque, une église, un parc, ou envoyez le fichier de votre ville.
cool-list-count = { $count ->
    [one] Un lieu. Touchez-le pour le modifier.
   *[other] { $count } lieux. Touchez-en un pour le modifier.
}
cool-list-add = Ajouter un lieu
cool-list-import = Envoyer un fichier
cool-list-name = { $name }
cool-list-more = Les suivants
cool-list-full = La liste est pleine : { $most } lieux au plus. Retirez-en un d’abord.
cool-shown-name = *{ $name }*
cool-shown-line = { $said }
cool-shown-hours = Horaires : { $hours }
cool-shown-unknown = Horaires inconnus.
cool-shown-imported = Vient d’un fichier : un nouvel envoi peut le changer.
cool-change = Modifier
cool-drop = Retirer de la liste
cool-drop-sure = Retirer { $name } ?
cool-drop-yes = Oui, le retirer de la liste
cool-recheck = Le lieu a changé d’adresse. Les heures, la note et l’ombre sont-elles toujours justes ?
cool-saved = C’est noté.
cool-dropped = Retiré de la liste.

cool-place-title = Un lieu frais
cool-place-name = Comment s’appelle ce lieu ? Par exemple « Bibliothèque Elsa-Triolet ».
cool-place-name-line = Nom
cool-place-where = Où est-ce ? Écrivez l’adresse, ou partagez la position du lieu.
    .slack = Où est-ce ? Écrivez l’adresse du lieu.
cool-place-where-line = Adresse
cool-place-hours = Quand est-ce ouvert ? Par exemple « lun-ven 9h-12h et 14h-19h, sam 10h-18h », « tous les jours 18h-1h » ou « jour et nuit ».
cool-place-hours-line = Horaires
cool-place-note = Un mot utile ? Par exemple « gratuit, bancs, eau ». Chacun le lira.
cool-place-note-line = Remarque
cool-place-shady = Y va-t-on à l’ombre ?
cool-place-shady-line = Chemin à l’ombre
cool-hours-unread = Je ne suis pas sûr de ces horaires. Écrivez par exemple « lun-ven 9h-19h, sam 10h-18h » ou « jour et nuit ».
cool-place-far = C’est à plus de { $kilometres } km de { $area }. Vérifiez l’adresse.
cool-place-unfound = Je n’ai pas trouvé cette adresse. Ajoutez la commune, ou partagez la position du lieu.
    .slack = Je n’ai pas trouvé cette adresse. Ajoutez la commune, ou écrivez ses coordonnées, par exemple « 48.8566, 2.3522 ».
cool-place-silent = Le service d’adresses ne répond pas. Partagez la position du lieu, ou écrivez ses coordonnées, par exemple « 48.8566, 2.3522 ».
    .slack = Le service d’adresses ne répond pas. Écrivez les coordonnées du lieu, par exemple « 48.8566, 2.3522 ».

# Un fichier de la ville.
cool-file-title = Un fichier de lieux
cool-file-places = Envoyez le fichier de votre ville : GeoJSON ou CSV. Je vous montre ce que j’y lis avant de rien changer.
cool-file-gone = Ce fichier n’est plus là. Envoyez-le encore.
cool-file-silent = Je n’arrive pas à ouvrir votre fichier pour l’instant. Il n’est pas perdu : réessayez dans un moment.
cool-file-large = Ce fichier dépasse { $megabytes } Mo. Gardez-y votre ville seule.
cool-file-empty = Ce fichier est vide, ou n’a qu’une ligne de titres.
cool-file-workbook = C’est un classeur, pas du texte. Enregistrez-le en CSV, puis envoyez-le.
cool-file-binary = Ce n’est pas du texte. Envoyez un fichier GeoJSON ou CSV.
cool-file-broken = Ce fichier GeoJSON est abîmé ou coupé. Téléchargez-le encore.
cool-file-table = Je n’arrive pas à lire ce tableau : ligne { $line }.
cool-file-columns = Je ne trouve ni nom ni point dans ces colonnes : { $columns }.
cool-file-no-name = Quelle colonne porte le nom des lieux ? Il y a : { $columns }.
cool-file-no-point = Aucune colonne ne dit où sont les lieux. Il y a : { $columns }.
cool-file-no-column = Il n’y a pas de colonne « { $named } ». Il y a : { $columns }.
cool-file-nothing = Rien à ajouter à *{ $area }* : voyez ce que j’ai lu.
cool-file-many = Ce fichier compte { $count } lieux près de { $area }, et la liste en tient { $most }. Gardez-y votre quartier seul.
cool-read-head = *{ $area }* : { $count ->
    [0] je n’ai lu aucun lieu
    [one] j’ai lu un lieu
   *[other] j’ai lu { $count } lieux
} dans ce fichier.
cool-read-columns = Colonnes : { $columns }
cool-read-column = { $role } = { $column }
cool-role-outer_id = identifiant
cool-role-name = nom
cool-role-address = adresse
cool-role-hours = horaires
cool-role-note = remarque
cool-role-point = point
cool-role-lat = latitude
cool-role-lon = longitude
cool-role-shade = ombre
cool-role-always = jour et nuit
cool-role-day-0 = lundi
cool-role-day-1 = mardi
cool-role-day-2 = mercredi
cool-role-day-3 = jeudi
cool-role-day-4 = vendredi
cool-role-day-5 = samedi
cool-role-day-6 = dimanche
cool-read-geometry = point = le dessin du fichier
cool-read-swapped = Latitude et longitude étaient échangées : je les ai remises à leur place.
cool-read-new = { $count ->
    [one] Nouveau : { $names }
   *[other] { $count } nouveaux : { $names }
}
cool-read-changed = { $count ->
    [one] Changé : { $names }
   *[other] { $count } changés : { $names }
}
cool-read-same = { $count ->
    [one] Un lieu est comme avant.
   *[other] { $count } lieux sont comme avant.
}
cool-read-gone = { $count ->
    [one] N’y est plus : { $names }
   *[other] { $count } n’y sont plus : { $names }
}
cool-read-far = { $count ->
    [one] Un lieu est trop loin du quartier : laissé de côté.
   *[other] { $count } lieux sont trop loin du quartier : laissés de côté.
}
cool-names = { $names }
cool-read-more = { $names } et { $count } de plus
cool-read-lines = { $count ->
    [one] Une ligne à revoir :
   *[other] { $count } lignes à revoir :
}
cool-read-rest = … et { $count } de plus.
cool-at-line = Ligne { $number }
cool-at-place = Lieu n° { $number }
cool-line-no-name = { $where } : pas de nom. Laissé de côté.
cool-line-no-point = { $where } : pas de point. Laissé de côté.
cool-line-bad-point = { $where } : le point n’est pas en degrés. Laissé de côté.
cool-line-broken = { $where } : plus de cases que de colonnes. Laissé de côté.
cool-line-swapped = { $where } : latitude et longitude semblent échangées. Laissé de côté.
cool-line-twice = { $where } : le même que { $other }. Laissé de côté.
cool-line-hours = { $where } : horaires non compris, gardés en remarque.
cool-apply = Mettre à jour la liste
cool-apply-keep = Mettre à jour et garder ces lieux
cool-apply-drop = Mettre à jour et retirer ces lieux
cool-columns-change = D’autres colonnes
cool-columns-read = Lire le fichier ainsi
cool-import-cancel = Ne rien changer
cool-import-cancelled = Rien n’est changé.
cool-imported = La liste est à jour. Nouveaux : { $new } ; changés : { $changed } ; retirés : { $dropped }.
cool-columns-title = Les colonnes du fichier
cool-columns-name = Quelle colonne porte le nom ?
cool-columns-name-line = Nom
cool-columns-address = Quelle colonne porte l’adresse ?
cool-columns-address-line = Adresse
cool-columns-hours = Quelle colonne porte les horaires ?
cool-columns-hours-line = Horaires
cool-columns-note = Quelle colonne porte la remarque ?
cool-columns-note-line = Remarque
cool-columns-point = Quelle colonne porte le point, « latitude, longitude » ?
cool-columns-point-line = Point
cool-columns-lat = Quelle colonne porte la latitude ?
cool-columns-lat-line = Latitude
cool-columns-lon = Quelle colonne porte la longitude ?
cool-columns-lon-line = Longitude

# La commande « palier places import ».
cool-cli-no-areas = Il n’y a encore aucun quartier : ouvrez-en un d’abord, avec /orga.
cool-cli-area-none = Aucun quartier ne s’appelle « { $name } ». Il y a : { $areas }.
cool-cli-area-many = Plusieurs quartiers s’appellent « { $name } ». Écrivez l’un de ces numéros : { $areas }.
cool-cli-area-number = { $number } ({ $name }, { $town })
cool-cli-column = Écrivez les colonnes ainsi : --column name=Nom. On peut nommer : { $roles }.
cool-cli-sure = Mettre à jour la liste ? [o/N]
cool-cli-add-yes = Rien n’est changé. Pour mettre à jour sans question, ajoutez --yes ; ce qui n’est plus dans le fichier n’est retiré qu’avec --remove-gone.
