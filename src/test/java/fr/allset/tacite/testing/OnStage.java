package fr.allset.tacite.testing;

import fr.allset.tacite.change.MessageCentre;
import fr.allset.tacite.changeletter.AChange;
import fr.allset.tacite.identity.CheapHash;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The one configuration of all tests of the whole of Tacite. Tacite starts once in a JVM and is emptied before each test. A setting, a
 * bean or a mock of a single test would start it once more: put it here for all of them.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ContextConfiguration(initializers = Stage.class)
@Import({
    TestDatabase.class,
    MovableClock.Configuration.class,
    Tables.class,
    RunningProcesses.class,
    Portfolios.class,
    Town.class,
    AChange.class,
    CheapHash.class,
    MessageCentre.class,
    DescribedAnswers.class
})
@ExtendWith(EmptyStage.class)
@interface OnStage {}
