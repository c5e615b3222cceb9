# Les chiffres d’un quartier, sans personne dedans.
numbers-head = *Les chiffres de { $name }*
numbers-how = Un mois paraît le 8 du mois suivant, et ne change plus. Ce qui fait moins de cinq est joint aux mois d’après. Pour les réponses des jours de chaleur et pour le temps donné, il faut aussi cinq personnes.
numbers-none = Rien à montrer pour l’instant.
numbers-none-yet = Rien n’a encore paru. Un mois paraît le 8 du mois suivant, s’il y a de quoi.
numbers-which = Les chiffres de quel quartier ?
numbers-no-area = Il n’y a pas encore de quartier dont montrer les chiffres.
numbers-in-private = Les chiffres se lisent en privé.
numbers-see = Voir les chiffres
numbers-picture = En image
numbers-file = En tableau (CSV)
numbers-picture-caption = Les chiffres de { $area }
numbers-file-caption = Les chiffres de { $area }, pour un tableur

numbers-of-cafes = *Rencontres qui ont eu lieu*
numbers-of-guests = *Présences aux rencontres*
numbers-of-met = *Coups de main donnés*
numbers-of-median = *Délai jusqu’au premier oui (pour la moitié des demandes)*
numbers-of-checks = *Réponses les jours de chaleur*
numbers-of-kits = *Feuilles du kit préparées*
numbers-of-hours = *Temps donné, par paliers de cinq heures*

numbers-year = { $year } : { $told }
numbers-both = { $one } · { $other }
numbers-of-month = { $month } { $number }
numbers-of-months = de { $first } à { $last } { $number }
numbers-plain = { $count }
numbers-hours = { $count } h
numbers-sum = En tout : { $count }.
numbers-sum-between = En tout : entre { $least } et { $most }.
numbers-sum-least = En tout : au moins { $count }.
numbers-wait-minutes = dix minutes au plus
numbers-wait-hour = une heure au plus
numbers-wait-hours = quatre heures au plus
numbers-wait-day = un jour au plus
numbers-wait-longer = plus d’un jour
numbers-month =
    { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    }

numbers-chart-title = En chiffres
numbers-chart-legend = Plein : cette année. Hachuré : l’année d’avant. Une barre large réunit plusieurs mois. Sans barre : rien n’a paru.
numbers-column-area = quartier
numbers-column-measure = quoi
numbers-column-year = année
numbers-column-first = du mois
numbers-column-last = au mois
numbers-column-number = combien
