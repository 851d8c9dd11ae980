package fr.allset.tacite.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Who is outside Tacite while it is tested: a mail server and Microsoft, both in this JVM and as long as it lives. */
public final class Stage implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Takes every letter, unless a test says otherwise. */
    public static final ScriptedSmtpServer MAIL_SERVER = new ScriptedSmtpServer();

    /** Has one tenant for us, the reseller's own, and nothing to tell, unless a test says otherwise. */
    public static final GraphStub GRAPH = new GraphStub();

    @Override
    public void initialize(ConfigurableApplicationContext tacite) {
        TestPropertyValues.of(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + MAIL_SERVER.port(),
                        "tacite.microsoft.client-id=application",
                        "tacite.microsoft.client-secret=" + GraphStub.SECRET,
                        "tacite.microsoft.authority=" + GRAPH.address(),
                        "tacite.microsoft.graph=" + GRAPH.address(),
                        "tacite.microsoft.tenants[0].id=" + GraphStub.TENANT,
                        "tacite.microsoft.tenants[0].name=ALLSET",
                        "tacite.microsoft.timeout=5s",
                        "tacite.microsoft.largest-page=8MB")
                .applyTo(tacite);
    }

    /** As it is when nothing is wrong. */
    static void reset() {
        MAIL_SERVER.reset();
        GRAPH.reset();
    }
}
