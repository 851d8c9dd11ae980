package fr.allset.tacite.browser;

import fr.allset.tacite.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The demonstration, with the engine running as it runs in earnest. It starts once for all tests in the browser and is never emptied. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "tacite.demo=true",
            "TACITE_DEMO_PASSWORD=" + BrowserTest.PASSWORD,
            "camunda.bpm.job-execution.enabled=true",
            "tacite.data=target/browser-data/${surefire.forkNumber:1}"
        })
@ActiveProfiles("test")
@Import(TestDatabase.class)
@interface BrowserTest {

    String PASSWORD = "un-mot-de-passe-pour-ce-test";
}
