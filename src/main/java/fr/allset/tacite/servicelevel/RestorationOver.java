package fr.allset.tacite.servicelevel;

import fr.allset.tacite.servicelevel.RestorationObjective.Target;

/** There is nothing left to restore: it is restored or replaced, or it was the same failure as another. */
public record RestorationOver(String failure, Target target) {
}
