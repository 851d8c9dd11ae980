package fr.allset.tacite.failure;

import fr.allset.tacite.failure.RestorationObjective.Target;

/** A deadline of restoration has begun to run: a failure was reported, or again, or faulty equipment was found. */
public record RestorationDue(String failure, Target target) {}
