package fr.allset.tacite.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** As {@link TaciteTest}, of what answers HTTP and is the same on every database: it runs on H2 alone. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnStage
public @interface ServedTaciteTest {}
