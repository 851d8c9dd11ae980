package fr.allset.tacite.failure;

import fr.allset.tacite.failure.RestorationObjective.Target;

/** A deadline of restoration that runs has moved: what it is counted from was received or found at another moment than was known. */
public record RestorationMoved(String failure, Target target) {}
