package fr.allset.tacite.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * The whole of Tacite on a real database and the real engine, empty before each test. The test moves the clock and says when jobs run. The
 * suite runs twice: on H2, and on PostgreSQL (tag {@code database}).
 *
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@OnStage
public @interface TaciteTest {}
