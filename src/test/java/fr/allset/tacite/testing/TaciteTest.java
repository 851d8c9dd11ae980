package fr.allset.tacite.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole of Tacite on a real database and the real engine, empty before each test, with a clock that the test moves and
 * jobs that run when the test says so. The suite runs twice: on H2, and on PostgreSQL (tag {@code database}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import({TestDatabase.class, MovableClock.Configuration.class, RunningProcesses.class, Portfolios.class})
@ExtendWith(EmptyDatabase.class)
public @interface TaciteTest {}
