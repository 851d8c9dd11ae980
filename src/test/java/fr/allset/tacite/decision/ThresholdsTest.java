package fr.allset.tacite.decision;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.decision.ApprovalRules.Act;
import fr.allset.tacite.decision.ThresholdChange.Status;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.identity.Role;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.testing.Town;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rule that two are needed is not one person's to take away. */
@TaciteTest
class ThresholdsTest {

    private static final String SECOND = "seconde-administratrice";
    private static final Threshold ABOVE_800 = Threshold.above(Euros.of("800"));

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    @Autowired
    Thresholds thresholds;

    @Autowired
    ApprovalRules rules;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void twoAdministrators() {
        town.settle();
        if (logins.find(SECOND).isEmpty()) {
            logins.create(SECOND, "Seconde administratrice", Role.ADMIN, Optional.empty(), PASSWORD);
        }
    }

    /** Other tests find everybody as they were. */
    @AfterEach
    void asBefore() {
        jdbc.sql("update login set enabled = true where role = 'ADMIN'").update();
    }

    private static void isRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private ThresholdChange proposed() {
        return thresholds.change(Act.CHARGE_CORRECTION, ABOVE_800, " Fin d'année ", ADMIN);
    }

    @Test
    void areThoseOfTheOrganisation() {
        assertThat(thresholds.of(Act.TERMINATION)).isEqualTo(Threshold.ALWAYS);
        assertThat(thresholds.of(Act.CHARGE_CORRECTION)).isEqualTo(Threshold.above(Euros.of("500")));
        jdbc.sql("delete from approval_rule where act = 'WAIVER'").update();
        assertThat(thresholds.of(Act.WAIVER)).isEqualTo(Threshold.NEVER);
    }

    @Test
    void anotherAdministratorDecidesOnAChange() {
        var change = proposed();
        assertThat(change.status()).isEqualTo(Status.PROPOSED);
        assertThat(rules.needsTwo(Act.CHARGE_CORRECTION, Euros.of("700")))
                .as("nothing has changed")
                .isTrue();

        isRefused(() -> thresholds.approve(change.id(), ADMIN), "threshold-own-proposal");
        isRefused(() -> thresholds.approve(change.id(), MANAGER), "threshold-of-administrators");
        thresholds.approve(change.id(), SECOND);

        assertThat(rules.needsTwo(Act.CHARGE_CORRECTION, Euros.of("800"))).isFalse();
        assertThat(rules.needsTwo(Act.CHARGE_CORRECTION, Euros.of("800.01"))).isTrue();
        assertThat(thresholds.history())
                .singleElement()
                .isEqualTo(new ThresholdChange(
                        change.id(),
                        "CHARGE_CORRECTION",
                        Threshold.above(Euros.of("500")),
                        ABOVE_800,
                        "Fin d'année",
                        ADMIN,
                        clock.instant(),
                        Status.IN_FORCE,
                        Optional.of(SECOND),
                        Optional.of(clock.instant()),
                        Optional.empty()));
        isRefused(() -> thresholds.approve(change.id(), SECOND), "threshold-decided");
    }

    @Test
    void aRefusedOrWithdrawnChangeChangesNothing() {
        var refused = proposed();
        isRefused(() -> thresholds.refuse(refused.id(), " ", SECOND), "reason-missing");
        thresholds.refuse(refused.id(), "Trop haut", SECOND);
        var withdrawn = proposed();
        isRefused(() -> thresholds.withdraw(withdrawn.id(), SECOND), "not-yours-to-withdraw");
        thresholds.withdraw(withdrawn.id(), ADMIN);

        assertThat(thresholds.of(Act.CHARGE_CORRECTION)).isEqualTo(Threshold.above(Euros.of("500")));
        assertThat(thresholds.history())
                .extracting(ThresholdChange::status)
                .containsExactly(Status.WITHDRAWN, Status.REFUSED);
        isRefused(() -> thresholds.approve(refused.id(), SECOND), "threshold-decided");
        isRefused(() -> thresholds.approve(-1, SECOND), "unknown-threshold-change");
    }

    @Test
    void oneChangeOfAnActIsOpenAtATime() throws Exception {
        var outcomes = Race.between(
                () -> thresholds.change(Act.WAIVER, Threshold.NEVER, "Un", ADMIN),
                () -> thresholds.change(Act.WAIVER, Threshold.ALWAYS, "Autre", SECOND));

        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasRefused);
        assertThat(thresholds.history()).hasSize(1);
        isRefused(() -> thresholds.change(Act.WAIVER, ABOVE_800, "Encore", ADMIN), "threshold-under-way");
        assertThat(proposed().status()).as("another act").isEqualTo(Status.PROPOSED);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDecides() throws Exception {
        var change = proposed();

        var outcomes = Race.between(
                () -> {
                    thresholds.approve(change.id(), SECOND);
                    return "approved";
                },
                () -> {
                    thresholds.withdraw(change.id(), ADMIN);
                    return "withdrawn";
                });

        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasRefused);
        assertThat(outcomes).filteredOn(outcome -> outcome.result() != null).hasSize(1);
    }

    @Test
    void aProposalOnARuleThatHasChangedIsNotApproved() {
        var change = proposed();
        jdbc.sql("update approval_rule set above_cents = 60000 where act = 'CHARGE_CORRECTION'")
                .update();

        isRefused(() -> thresholds.approve(change.id(), SECOND), "threshold-changed-meanwhile");
    }

    @Test
    void oneAdministratorAloneChangesAtOnceAndTheHistorySaysSo() {
        logins.all().stream()
                .filter(login -> login.role() == Role.ADMIN && login.enabled())
                .map(Login::username)
                .filter(username -> !username.equals(ADMIN))
                .forEach(username -> logins.enable(username, false));

        var change = thresholds.change(Act.TERMINATION, Threshold.NEVER, "Un seul gestionnaire", ADMIN);

        assertThat(change.status()).isEqualTo(Status.IN_FORCE);
        assertThat(change.decidedBy()).isEmpty();
        assertThat(rules.needsTwo(Act.TERMINATION, Euros.of("100000"))).isFalse();
        thresholds.change(Act.TERMINATION, Threshold.ALWAYS, "Ils sont deux", ADMIN);
        assertThat(rules.needsTwo(Act.TERMINATION, Euros.ZERO)).isTrue();
    }

    @Test
    void whatIsNoChangeIsRefused() {
        isRefused(() -> thresholds.change(Act.TERMINATION, Threshold.ALWAYS, "Pareil", ADMIN), "threshold-same");
        isRefused(() -> thresholds.change(Act.TERMINATION, Threshold.NEVER, " ", ADMIN), "reason-missing");
        isRefused(
                () -> thresholds.change(Act.TERMINATION, Threshold.NEVER, "x".repeat(2001), ADMIN), "reason-too-long");
        for (var other : List.of(MANAGER, "nobody")) {
            isRefused(
                    () -> thresholds.change(Act.TERMINATION, Threshold.NEVER, "Non", other),
                    "threshold-of-administrators");
        }
        assertThat(thresholds.history()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1000000.01"})
    void anAmountHasBounds(String amount) {
        isRefused(() -> Threshold.above(Euros.of(amount)), "threshold-bounds");
    }

    @Test
    void itsBoundsAreAmounts() {
        assertThat(Threshold.above(Euros.ZERO).inFrench())
                .isEqualTo("à deux au-delà de " + Euros.ZERO.inFrench() + " HT");
        assertThat(Threshold.above(Threshold.LARGEST).above()).hasValue(Euros.of("1000000"));
    }
}
