package fr.allset.tacite.servicelevel;

import fr.allset.tacite.servicelevel.RestorationObjective.Target;

/** A deadline of restoration has begun to run: a failure was reported, or again, or faulty equipment was found. */
public record RestorationDue(String failure, Target target) {
}
