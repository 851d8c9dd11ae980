package fr.allset.tacite.failure;

import fr.allset.tacite.failure.RestorationObjective.Target;

/** There is nothing left to restore: it is restored or replaced, or it was the same failure as another. */
public record RestorationOver(String failure, Target target) {}
