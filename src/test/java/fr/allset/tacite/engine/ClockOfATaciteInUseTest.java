package fr.allset.tacite.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fr.allset.tacite.Tacite;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.time.FurtherInstant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** Tacite as it runs: its own clock, its job executor, its H2 file with the demo portfolio. */
@DisplayName("The clock of a Tacite in use")
class ClockOfATaciteInUseTest {

    private static final String PASSWORD = "only-for-the-tests-of-this-build";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
            int port = Integer.parseInt(String.valueOf(tacite.getEnvironment().getProperty("local.server.port")));
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
