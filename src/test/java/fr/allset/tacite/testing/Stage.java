package fr.allset.tacite.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Who is outside Tacite while it is tested: a mail server, Microsoft and a provider of identities, all in this JVM. */
public final class Stage implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Takes every letter, unless a test says otherwise. */
    public static final ScriptedSmtpServer MAIL_SERVER = new ScriptedSmtpServer();

    /** Has one tenant for us, the reseller's own, and nothing to tell, unless a test says otherwise. */
    public static final GraphStub GRAPH = new GraphStub();

    /** Where the staff may log in too; it is down until a test starts it. */
    public static final StaffIdentityProvider PROVIDER = new StaffIdentityProvider();

    @Override
    public void initialize(ConfigurableApplicationContext tacite) {
        TestPropertyValues.of(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.port=" + MAIL_SERVER.port(),
                        "tacite.staff-log-in.issuer=" + PROVIDER.issuer(),
                        "tacite.staff-log-in.client-id=" + StaffIdentityProvider.CLIENT,
                        "tacite.staff-log-in.client-secret=" + StaffIdentityProvider.SECRET,
                        "tacite.staff-log-in.name=Maison",
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
