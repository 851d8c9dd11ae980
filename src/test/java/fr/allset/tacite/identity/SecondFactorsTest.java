package fr.allset.tacite.identity;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.testing.Town;
import fr.allset.tacite.text.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The second factor, from its first code to the last recovery code, by a clock that the test moves. */
@TaciteTest
class SecondFactorsTest {

    private static final String HERE = "203.0.113.66";
    private static final String SESSION = "the-session";

    private static int people;

    @Autowired
    Town town;

    @Autowired
    Logins logins;

    @Autowired
    SealedSecrets seals;

    @Autowired
    SecurityLog log;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    MovableClock clock;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:15Z"));
    private SecondFactors secondFactors;
    private String anne;

    @BeforeEach
    void somebodyNew() {
        town.settle();
        secondFactors = with(seals);
        anne = "anne.second-" + ++people;
        logins.create(anne, "Anne", Role.SUPPORT, Optional.empty(), PASSWORD);
    }

    private SecondFactors with(SealedSecrets sealing) {
        return new SecondFactors(logins, sealing, new LogInThrottle(), log, jdbc, transaction, events, clock, now::get);
    }

    private Authenticator begun() {
        secondFactors.begin(anne);
        return Authenticator.of(secondFactors, anne);
    }

    /** With the code of one period ago, so that the one of now is still to be used. */
    private Authenticator confirmed() {
        var telephone = begun();
        secondFactors.confirm(anne, telephone.code(now.get().minus(TimeCode.PERIOD)), HERE, SESSION);
        return telephone;
    }

    private void check(String code) {
        secondFactors.check(anne, code, HERE);
    }

    private static void isRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    // ---- setting it up

    @Test
    void theFirstCodeMakesIt() {
        var telephone = begun();
        assertThat(secondFactors.confirmedSince(anne)).isEmpty();
        assertThat(logins.credentials(anne).orElseThrow().secondFactor()).isFalse();

        isRefused(() -> secondFactors.confirm(anne, telephone.wrongCode(now.get()), HERE, SESSION), "code-wrong");
        var codes = secondFactors.confirm(anne, telephone.code(now.get()), HERE, SESSION);

        assertThat(secondFactors.confirmedSince(anne)).hasValue(clock.instant());
        assertThat(logins.credentials(anne).orElseThrow().next(false)).hasValue(LogInStep.CODE);
        assertThat(secondFactors.waiting(anne)).as("it is never shown again").isEmpty();
        assertThat(codes)
                .hasSize(SecondFactors.RECOVERY_CODES)
                .doesNotHaveDuplicates()
                .allSatisfy(code -> assertThat(code).matches("[0-9a-z]{4}(-[0-9a-z]{4}){5}"));
        isRefused(() -> secondFactors.begin(anne), "second-factor-there");
    }

    @Test
    void theAddressSaysWhatATelephoneNeeds() {
        secondFactors.begin(anne);

        var waiting = secondFactors.waiting(anne).orElseThrow();

        assertThat(waiting.secret()).matches("[A-Z2-7]{32}");
        assertThat(waiting.address())
                .isEqualTo("otpauth://totp/Tacite:" + anne + "?secret=" + waiting.secret()
                        + "&issuer=Tacite&algorithm=SHA1&digits=6&period=30");
        assertThat(Authenticator.of(waiting.secret()).secret()).hasSize(20);
    }

    @Test
    void whoBeginsAgainHasAnotherSecret() {
        var former = begun();
        var telephone = begun();

        assertThat(former.secret()).isNotEqualTo(telephone.secret());
        isRefused(() -> secondFactors.confirm(anne, former.code(now.get()), HERE, SESSION), "code-wrong");
    }

    @Test
    void aBeginningWaitsAQuarterOfAnHour() {
        var telephone = begun();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(15)));

        assertThat(secondFactors.waiting(anne)).isEmpty();
        isRefused(
                () -> secondFactors.confirm(anne, telephone.code(now.get()), HERE, SESSION), "second-factor-not-begun");
    }

    @Test
    void itIsForTheStaff() {
        isRefused(() -> secondFactors.begin(CLIENT_A), "second-factor-of-staff");
    }

    // ---- codes

    @Test
    void aCodeOpensOnce() {
        var telephone = confirmed();
        var code = telephone.code(now.get());

        assertThatCode(() -> check(code)).doesNotThrowAnyException();

        isRefused(() -> check(code), "code-wrong");
        isRefused(() -> check(telephone.code(now.get().minus(TimeCode.PERIOD))), "code-wrong");
        now.updateAndGet(then -> then.plus(TimeCode.PERIOD));
        assertThatCode(() -> check(" " + telephone.code(now.get()).replaceAll("(...)", "$1 ")))
                .as("as it is shown, in two groups")
                .doesNotThrowAnyException();
    }

    @Test
    void ofTenWhoComeWithOneCodeAtOnceOneComesIn() throws Exception {
        var code = confirmed().code(now.get());

        var outcomes = Race.between(Collections.<Callable<?>>nCopies(10, () -> {
                    check(code);
                    return "in";
                })
                .toArray(Callable<?>[]::new));

        assertThat(outcomes)
                .filteredOn(outcome -> "in".equals(outcome.result()))
                .hasSize(1);
    }

    @Test
    void ofTwoHundredWrongCodesAtOnceTenAreLookedAtWhereverTheyComeFrom() throws Exception {
        var telephone = confirmed();
        var wrong = telephone.wrongCode(now.get());

        var outcomes = Race.between(IntStream.range(0, 200)
                .<Callable<?>>mapToObj(i -> () -> {
                    secondFactors.check(anne, wrong, "2001:db8:0:" + Integer.toHexString(i) + "::1");
                    return "in";
                })
                .toArray(Callable<?>[]::new));

        assertThat(outcomes)
                .filteredOn(outcome -> "code-wrong".equals(code(outcome)))
                .hasSize(10);
        assertThat(outcomes)
                .filteredOn(outcome -> "too-many-tries".equals(code(outcome)))
                .hasSize(190);
        isRefused(() -> check(telephone.code(now.get())), "too-many-tries");
    }

    private static String code(Race.Outcome outcome) {
        return outcome.failure() instanceof Refusal refusal ? refusal.code() : "";
    }

    @Test
    void withoutASecondFactorNoCodeIsRight() {
        isRefused(() -> check("123456"), "code-wrong");
        begun();
        isRefused(() -> check(Authenticator.of(secondFactors, anne).code(now.get())), "code-wrong");
    }

    // ---- recovery codes

    @Test
    void aRecoveryCodeOpensOnceAndOnlyItsHashIsKept() {
        var telephone = begun();
        var codes = secondFactors.confirm(anne, telephone.code(now.get()), HERE, SESSION);
        var code = codes.get(3);

        assertThat(jdbc.sql("select code_hash from recovery_code where username = :anne")
                        .param("anne", anne)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(codes.stream()
                        .map(recovery -> Sha256.of(recovery.replace("-", "")))
                        .toList());
        check(code.toUpperCase(Locale.ROOT));
        isRefused(() -> check(code), "code-wrong");
        assertThat(secondFactors.recoveryCodesLeft(anne)).isEqualTo(9);
    }

    @Test
    void ofTenWhoComeWithOneRecoveryCodeAtOnceOneComesIn() throws Exception {
        var code = secondFactors
                .confirm(anne, begun().code(now.get()), HERE, SESSION)
                .get(0);

        var outcomes = Race.between(Collections.<Callable<?>>nCopies(10, () -> {
                    check(code);
                    return "in";
                })
                .toArray(Callable<?>[]::new));

        assertThat(outcomes)
                .filteredOn(outcome -> "in".equals(outcome.result()))
                .hasSize(1);
        assertThat(secondFactors.recoveryCodesLeft(anne)).isEqualTo(9);
    }

    @Test
    void nobodyComesInWithTheRecoveryCodeOfAnother() {
        var codes = secondFactors.confirm(anne, begun().code(now.get()), HERE, SESSION);
        secondFactors.begin(SUPPORT);
        secondFactors.confirm(SUPPORT, Authenticator.of(secondFactors, SUPPORT).code(now.get()), HERE, SESSION);

        isRefused(() -> secondFactors.check(SUPPORT, codes.get(0), HERE), "code-wrong");
        assertThatCode(() -> check(codes.get(0))).doesNotThrowAnyException();
    }

    @Test
    void newRecoveryCodesReplaceTheFormer() {
        var telephone = begun();
        var former = secondFactors.confirm(anne, telephone.code(now.get().minus(TimeCode.PERIOD)), HERE, SESSION);

        isRefused(() -> secondFactors.renewRecoveryCodes(anne, "000000x", HERE), "code-wrong");
        var codes = secondFactors.renewRecoveryCodes(anne, telephone.code(now.get()), HERE);

        isRefused(() -> check(former.get(0)), "code-wrong");
        assertThatCode(() -> check(codes.get(0))).doesNotThrowAnyException();
    }

    // ---- removing it

    @Test
    void itsPersonRemovesItWithACode() {
        var telephone = confirmed();
        isRefused(() -> secondFactors.remove(anne, telephone.wrongCode(now.get()), HERE, SESSION), "code-wrong");

        secondFactors.remove(anne, telephone.code(now.get()), HERE, SESSION);

        assertThat(logins.credentials(anne).orElseThrow().next(false)).isEmpty();
        assertThat(secondFactors.recoveryCodesLeft(anne)).isZero();
    }

    @Test
    void anAdministratorWithdrawsThatOfAnotherAndNotItsOwn() {
        confirmed();

        isRefused(() -> secondFactors.withdraw(anne, anne), "second-factor-own");
        secondFactors.withdraw(anne, ADMIN);

        assertThat(logins.credentials(anne).orElseThrow().next(false)).isEmpty();
        isRefused(() -> secondFactors.withdraw(anne, ADMIN), "second-factor-none");
        isRefused(() -> secondFactors.withdraw("nobody", ADMIN), "unknown-login");
    }

    // ---- whether everybody must

    @Test
    void whoAsksItOfOthersHasOne() {
        assertThat(secondFactors.isRequired()).isFalse();
        isRefused(() -> secondFactors.require(true, anne), "own-second-factor-first");

        var telephone = confirmed();
        secondFactors.require(true, anne);

        assertThat(secondFactors.isRequired()).isTrue();
        assertThat(logins.credentials(SUPPORT).orElseThrow().next(false)).hasValue(LogInStep.ENROLMENT);
        assertThat(logins.credentials(CLIENT_A).orElseThrow().next(false)).isEmpty();
        isRefused(() -> secondFactors.remove(anne, telephone.code(now.get()), HERE, SESSION), "second-factor-required");
        secondFactors.require(false, ADMIN);
        assertThat(logins.credentials(SUPPORT).orElseThrow().next(false)).isEmpty();
    }

    // ---- how it is kept

    private String stored(String username) {
        return jdbc.sql("select secret from second_factor where username = :username")
                .param("username", username)
                .query(String.class)
                .single();
    }

    @Test
    void theSecretIsSealedForItsLogin() {
        var telephone = confirmed();
        secondFactors.begin(SUPPORT);

        assertThat(seals.open(stored(anne), anne)).isEqualTo(telephone.secret());
        jdbc.sql("update second_factor set secret = :anothers where username = :support")
                .param("anothers", stored(anne))
                .param("support", SUPPORT)
                .update();

        isRefused(() -> secondFactors.waiting(SUPPORT), "second-factor-unreadable");
    }

    @Test
    void anotherKeyOpensNothingAndAnAdministratorHelps() {
        var telephone = confirmed();
        var moved = with(new SealedSecrets(new SecondFactorSettings(SealedSecretsTest.KEY, null)));
        var keyless = with(new SealedSecrets(new SecondFactorSettings(null, "")));

        for (var later : List.of(moved, keyless)) {
            isRefused(() -> later.check(anne, telephone.code(now.get()), HERE), "second-factor-unreadable");
        }
        isRefused(() -> keyless.begin(SUPPORT), "second-factor-no-key");
        keyless.withdraw(anne, ADMIN);
        assertThat(logins.credentials(anne).orElseThrow().next(false)).isEmpty();
    }
}
