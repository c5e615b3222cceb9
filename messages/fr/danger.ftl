# Ce qui passe avant tout le reste.
danger-call = *Quelqu’un est en danger ? Appelez tout de suite :* { $dial-all }.
danger-not-me = Je ne suis pas un service d’urgence, et je n’appelle personne à votre place.

# Ce qui se compose en France, puis ailleurs : chaque phrase qui nomme un numéro le prend ici.
danger-france-all = le 15 (urgences médicales), le 18 (pompiers), le 112 (partout en Europe), ou le 114 par SMS si parler est difficile
danger-france-doctor = 15 ou le 112
danger-france-police = 17 ou le 112
danger-france-rescue = 15, le 18 ou le 112
danger-france-writing = 15 ou le 112, ou le 114 par SMS
danger-france-short = 15, 18, 112, 114 par SMS
danger-france-paper = 15 (SAMU), 18 (pompiers), 112 (partout en Europe), 114 par SMS pour qui entend ou parle mal
danger-abroad-all = le 112, ou le numéro d’urgence de votre pays
danger-abroad-doctor = 112
danger-abroad-police = 112
danger-abroad-rescue = 112
danger-abroad-writing = 112
danger-abroad-short = 112
danger-abroad-paper = 112, partout en Europe
