package fr.allset.tacite.servicelevel;

import fr.allset.tacite.servicelevel.RestorationObjective.Target;

/** A deadline of restoration that runs has moved: what it is counted from was received or found at another moment than was known. */
public record RestorationMoved(String failure, Target target) {
}
