package fr.allset.tacite.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.allset.tacite.Tacite;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.FurtherInstant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tacite as it runs: its own clock, its job executor, its H2 file with the demo portfolio. */
@DisplayName("The clock of a Tacite in use")
class ClockOfATaciteInUseTest {

    private static final String PASSWORD = "only-for-the-tests-of-this-build";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String A_SET_UP = """
            {"customerNumber": "CLI-001", "site": {"code": "BREST"}, "components": ["Exchange Online"], "monthlyFixedFee": 10,
             "initialFee": 0, "initialPeriodMonths": 12, "signedOn": "%1$s", "wishedStart": "%1$s"}""";

    @TempDir
    Path data;

    @AfterEach
    void theOtherTestsSetTheirOwnTime() {
        ClockUtil.reset();
    }

    @Test
    void isMovedWhileJobsAreAtWorkAndGoesOnAfterARestart() throws Exception {
        Instant target;
        try (var tacite = start()) {
            // a set-up waits for answers, and its reminders are counted from an instant of this clock
            var asked = Caller.program(port(tacite), "gestionnaire", PASSWORD)
                    .post("/api/setups", A_SET_UP.formatted(LocalDate.now(ContractTime.ZONE)));
            assertThat(asked.status()).as(asked.body()).isEqualTo(201);
            // the lives of the demo portfolio are just being begun
            target = FurtherInstant.after("P2Y", clock(tacite));
            var move = tacite.getBean(ClockMovement.class)
                    .moveTo(target, "pilote")
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(move.finished()).isTrue();
            assertThat(move.jobsFailed()).isZero();
            assertThat(tacite.getBean(HistoryService.class)
                            .createHistoricActivityInstanceQuery()
                            .activityId("StartRenewalPeriod")
                            .count())
                    .isPositive();
            assertThat(clock(tacite).instant()).isAfterOrEqualTo(move.to());
            theEngineAgreesWith(clock(tacite));
            // and the job executor is at work again
            await().atMost(PATIENCE)
                    .until(() -> tacite.getBean(ManagementService.class)
                                    .createJobQuery()
                                    .executable()
                                    .count()
                            == 0);
        }

        try (var again = start()) {
            assertThat(clock(again).instant()).isBetween(target.truncatedTo(ChronoUnit.MILLIS), target.plus(PATIENCE));
            theEngineAgreesWith(clock(again));
        }
        assertThatThrownBy(() -> start("--tacite.clock.movable=false"))
                .rootCause()
                .hasMessageContaining("time would run backwards");
    }

    @Test
    void staysWhereItIsWhenItIsNotMovable() {
        try (var tacite = start("--tacite.demo=false")) {
            var movement = tacite.getBean(ClockMovement.class);

            assertThat(movement.isMovable()).isFalse();
            assertThatThrownBy(() -> movement.moveTo(clock(tacite).instant().plusSeconds(60), "pilote"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("clock-not-movable"));

            tacite.getBean(Logins.class).create("pilote", "Pilote", Role.PROCESS_OWNER, Optional.empty(), PASSWORD);
            int port = port(tacite);
            var page = Caller.browser(port).logIn("pilote", PASSWORD);
            assertThat(page.get("/bureau/horloge").status()).isEqualTo(404);
            assertThat(page.get("/").body()).doesNotContain("/bureau/horloge", "Horloge de démonstration");
            var program = Caller.program(port, "pilote", PASSWORD);
            assertThat(program.get("/api/clock").json().get("movable").asBoolean())
                    .isFalse();
            assertThat(program.post("/api/clock", "{\"by\": \"P1D\"}").status()).isEqualTo(409);
        }
    }

    @Test
    void isRefusedInProduction() {
        assertThatThrownBy(() -> start(
                        "--spring.profiles.active=postgresql",
                        "--tacite.clock.movable=true",
                        "--spring.datasource.url=jdbc:h2:mem:production;CASE_INSENSITIVE_IDENTIFIERS=TRUE"))
                .rootCause()
                .hasMessageContaining("production does not move its clock");
    }

    /** Whatever the zone of the machine; and a database that another program has written in that zone is none of ours. */
    @Test
    void isTheSameWhereverTheMachineStands() {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try (var tacite = start("--tacite.demo=false")) {
            assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
            tacite.getBean(JdbcClient.class)
                    .sql("update database_zone set zone = 'Pacific/Kiritimati'")
                    .update();
        } finally {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        }
        assertThatThrownBy(() -> start("--tacite.demo=false"))
                .rootCause()
                .hasMessageContaining("written in the zone Pacific/Kiritimati");
    }

    private static int port(ConfigurableApplicationContext tacite) {
        return Integer.parseInt(String.valueOf(tacite.getEnvironment().getProperty("local.server.port")));
    }

    private static Clock clock(ConfigurableApplicationContext tacite) {
        return tacite.getBean(Clock.class);
    }

    private static void theEngineAgreesWith(Clock clock) {
        assertThat(Duration.between(clock.instant(), ClockUtil.getCurrentTime().toInstant())
                        .abs())
                .isLessThan(Duration.ofSeconds(1));
    }

    private ConfigurableApplicationContext start(String... options) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--tacite.data=" + data,
                "--TACITE_DEMO_PASSWORD=" + PASSWORD,
                "--tacite.admin-password=" + PASSWORD));
        arguments.addAll(List.of(options));
        return new SpringApplicationBuilder(Tacite.class).run(arguments.toArray(String[]::new));
    }
}
