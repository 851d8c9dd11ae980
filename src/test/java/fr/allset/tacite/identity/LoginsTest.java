package fr.allset.tacite.identity;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator does with logins, and what the engine makes of it. */
@TaciteTest
class LoginsTest {

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext tacite;

    @BeforeEach
    void people() {
        town.settle();
    }

    /** Other tests find everybody as they were. */
    @AfterEach
    void asBefore() {
        jdbc.sql("update login set enabled = true where role = 'ADMIN'").update();
        town.settle();
        logins.changeRole(OWNER, Role.PROCESS_OWNER);
    }

    // ---- the last administrator

    private List<String> administrators() {
        return logins.all().stream()
                .filter(login -> login.role() == Role.ADMIN && login.enabled())
                .map(Login::username)
                .toList();
    }

    private void leaveAlone(String administrator) {
        administrators().stream()
                .filter(username -> !username.equals(administrator))
                .forEach(username -> logins.enable(username, false));
    }

    @Test
    void theLastAdministratorStays() {
        leaveAlone(ADMIN);

        assertThatThrownBy(() -> logins.enable(ADMIN, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("last-administrator");
        assertThatThrownBy(() -> logins.changeRole(ADMIN, Role.SUPPORT)).hasMessageContaining("last-administrator");
        assertThat(administrators()).containsExactly(ADMIN);
        assertThat(logins.enable(OWNER, false).enabled())
                .as("others are free to go")
                .isFalse();
    }

    @Test
    void oneOfTwoWhoDismissEachOtherAtOnceStays() throws Exception {
        leaveAlone(ADMIN);
        if (logins.find("seconde").isEmpty()) {
            logins.create("seconde", "Seconde", Role.ADMIN, Optional.empty(), PASSWORD);
        }
        for (int round = 0; round < 6; round++) {
            jdbc.sql("update login set enabled = true, role = 'ADMIN' where username in (:both)")
                    .param("both", List.of(ADMIN, "seconde"))
                    .update();
            Race.between(round, () -> logins.enable(ADMIN, false), () -> logins.changeRole("seconde", Role.SUPPORT))
                    .forEach(Race.Outcome::hasSucceededOrWasRefused);

            assertThat(administrators()).hasSize(1);
        }
        jdbc.sql("update login set enabled = false, role = 'SUPPORT' where username = 'seconde'")
                .update();
    }

    // ---- roles and customers

    @Test
    void aClientIsOfACustomerThatIsThere() {
        assertThatThrownBy(() -> logins.create("cli-x", "X", Role.CLIENT, Optional.of("CLI-X"), PASSWORD))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("unknown-customer");
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNPROCESSABLE);
                    assertThat(refusal.field()).isEqualTo("customerNumber");
                });
        assertThat(logins.find("cli-x")).isEmpty();
    }

    @Test
    void aClientDoesNotJoinTheStaffNorTheStaffTheClients() {
        assertThatThrownBy(() -> logins.changeRole(CLIENT_A, Role.SUPPORT)).hasMessageContaining("role-of-client");
        assertThatThrownBy(() -> logins.changeRole(OWNER, Role.CLIENT)).hasMessageContaining("role-of-client");
        assertThatThrownBy(() -> logins.changeRole("nobody", Role.SUPPORT)).hasMessageContaining("unknown-login");
    }

    // ---- the engine's users

    private List<String> groups(String username) {
        return identities.createGroupQuery().groupMember(username).list().stream()
                .map(Group::getId)
                .toList();
    }

    @Test
    void theEngineKnowsTheGroupOfTheRole() {
        assertThat(groups(OWNER)).containsExactly("process-owners");

        logins.changeRole(OWNER, Role.SUPPORT);
        assertThat(groups(OWNER)).containsExactly("support");

        logins.enable(OWNER, false);
        assertThat(groups(OWNER)).isEmpty();
        assertThat(identities.createUserQuery().userId(OWNER).count())
                .as("what it did keeps its name")
                .isOne();

        logins.enable(OWNER, true);
        assertThat(groups(OWNER)).containsExactly("support");
    }

    @Test
    void aStartMendsWhatTheEngineKnows() {
        identities.deleteUser(OWNER);
        identities.deleteMembership(MANAGER, "account-managers");
        identities.createMembership(MANAGER, "camunda-admin");
        var renamed = identities.createUserQuery().userId(MANAGER).singleResult();
        renamed.setFirstName("Direction ALLSET");
        identities.saveUser(renamed);
        var stranger = identities.newUser("stranger");
        stranger.setPassword("never-used-anywhere");
        identities.saveUser(stranger);
        identities.createMembership("stranger", "camunda-admin");

        var start = (SmartLifecycle) tacite.getBean("engineUsers");
        start.stop();
        start.start();

        assertThat(groups(OWNER)).containsExactly("process-owners");
        assertThat(groups(MANAGER)).containsExactly("account-managers");
        assertThat(identities.createUserQuery().userId(MANAGER).singleResult().getFirstName())
                .isEqualTo(MANAGER);
        assertThat(groups("stranger")).isEmpty();
        assertThat(jdbc.sql("select count(*) from act_ru_filter where name_ = 'Mes tâches'")
                        .query(Integer.class)
                        .single())
                .as("one list of one's own tasks each")
                .isEqualTo((int) logins.all().stream()
                        .filter(login -> login.role().isStaff())
                        .count());
        identities.deleteUser("stranger");
    }
}
