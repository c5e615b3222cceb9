# Ce qui passe avant tout le reste.
danger-call = *Quelqu’un est en danger ? Appelez tout de suite :* le 15 (urgences médicales), le 18 (pompiers), le 112 (partout en Europe), ou le 114 par SMS si parler est difficile.
danger-call-abroad = *Quelqu’un est en danger ? Appelez tout de suite le 112*, ou le numéro d’urgence de votre pays.
danger-not-me = Je ne suis pas un service d’urgence, et je n’appelle personne à votre place.
