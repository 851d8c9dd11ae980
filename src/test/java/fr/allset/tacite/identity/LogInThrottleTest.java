package fr.allset.tacite.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.allset.tacite.testing.Race;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

class LogInThrottleTest {

    private static final String HERE = "203.0.113.66";
    private static final int CROWD = 200;

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger looked = new AtomicInteger();
    private final LogInThrottle throttle = new LogInThrottle(now::get);

    private String wrong(String username, String address) {
        return throttle.look(username, address, () -> {
            looked.incrementAndGet();
            throw new BadCredentialsException("wrong");
        });
    }

    private String right(String username, String address) {
        return throttle.look(username, address, () -> {
            looked.incrementAndGet();
            return "in";
        });
    }

    private void wrongTimes(int times, String username, String address) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> wrong(username, address)).isInstanceOf(BadCredentialsException.class);
        }
    }

    @Test
    void ofTwoHundredWrongPasswordsAtOnceTenAreLookedAt() throws Exception {
        var outcomes = Race.between(Collections.<Callable<?>>nCopies(CROWD, () -> wrong("admin", HERE))
                .toArray(Callable<?>[]::new));

        assertThat(looked).hasValue(LogInThrottle.TRIES_OF_A_LOGIN);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.failure() instanceof ThrottledException)
                .hasSize(CROWD - LogInThrottle.TRIES_OF_A_LOGIN);
    }

    @Test
    void ofTwoHundredRightPasswordsAtOnceNoneIsRefused() throws Exception {
        var outcomes = Race.between(Collections.<Callable<?>>nCopies(CROWD, () -> right("programme", HERE))
                .toArray(Callable<?>[]::new));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.result()).isEqualTo("in"));
    }

    @Test
    void theOwnerComesInFromElsewhere() {
        wrongTimes(LogInThrottle.TRIES_OF_A_LOGIN, "admin", HERE);

        assertThatThrownBy(() -> right("admin", HERE)).isInstanceOf(ThrottledException.class);
        assertThat(right("admin", "198.51.100.1")).isEqualTo("in");
        assertThat(right("another", HERE)).isEqualTo("in");
    }

    @Test
    void oneStolenPasswordIsNotTriedOnEveryLogin() {
        for (int i = 0; i < LogInThrottle.TRIES_OF_A_NETWORK; i++) {
            wrongTimes(1, "login-" + i, HERE);
        }

        assertThatThrownBy(() -> right("login-200", HERE)).isInstanceOf(ThrottledException.class);
        assertThat(right("login-200", "198.51.100.1")).isEqualTo("in");
        assertThat(looked).hasValue(LogInThrottle.TRIES_OF_A_NETWORK + 1);
    }

    @Test
    void rightPasswordsAndWhatNobodyKnowsCostNoTry() {
        for (int i = 0; i < 3 * LogInThrottle.TRIES_OF_A_LOGIN; i++) {
            assertThat(right("admin", HERE)).isEqualTo("in");
            assertThatThrownBy(() -> throttle.look("admin", HERE, () -> {
                        throw new IllegalStateException("no database");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void triesComeBackAfterFiveMinutes() {
        wrongTimes(LogInThrottle.TRIES_OF_A_LOGIN, "admin", HERE);
        now.addAndGet(LogInThrottle.MEMORY.toNanos() - 1);
        assertThatThrownBy(() -> right("admin", HERE)).isInstanceOf(ThrottledException.class);

        now.addAndGet(1);
        assertThat(right("admin", HERE)).isEqualTo("in");
    }

    @Test
    void theLogIsToldOfTheFirstRefusalAlone() {
        wrongTimes(LogInThrottle.TRIES_OF_A_LOGIN, "admin", HERE);

        var refusals = List.of(
                catchThrowable(() -> right("admin", HERE)),
                catchThrowable(() -> right("admin", HERE)),
                catchThrowable(() -> right("admin", HERE)));
        assertThat(refusals)
                .extracting(refusal -> ((ThrottledException) refusal).isFirst())
                .containsExactly(true, false, false);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.66, 203.0.113.66, true",
        "203.0.113.66, 203.0.113.67, false",
        // one subscriber of IPv6 has a whole /64
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        // the same address, written in both ways
        "::ffff:203.0.113.66, 203.0.113.66, true",
        "0:0:0:0:0:0:0:1, ::1, true",
        "fe80::1%eth0, fe80::2%eth1, true",
        // no address at all: never looked up
        "evil.example, evil.example, true",
        "evil.example, other.example, false"
    })
    void aNetworkIsWhatOneCallerCanChooseFrom(String one, String other, boolean same) {
        assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    }

    // ---- as long, whoever it is

    @Test
    void aPasswordIsHashedOnceWhetherTheLoginIsThereOrNotOrSwitchedOff() {
        var hashed = new AtomicInteger();
        var encoder = new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return "hash of " + password;
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                hashed.incrementAndGet();
                return hash.equals(encode(password));
            }
        };
        UserDetailsService directory = username -> switch (username) {
            case "there" -> user(username, true);
            case "off" -> user(username, false);
            default -> throw new UsernameNotFoundException("unknown");
        };
        var logIn = new ThrottledAuthentication(directory, encoder, throttle);

        for (var username : List.of("there", "off", "nobody")) {
            for (var password : List.of("wrong", username.equals("there") ? "also wrong" : "right")) {
                hashed.set(0);
                assertThatThrownBy(() -> logIn.authenticate(
                                UsernamePasswordAuthenticationToken.unauthenticated(username, password)))
                        .as(username + " " + password)
                        .isInstanceOf(BadCredentialsException.class);
                assertThat(hashed).as(username + " " + password).hasValue(1);
            }
        }
        assertThat(logIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("there", "right"))
                        .isAuthenticated())
                .isTrue();
    }

    private static TaciteUser user(String username, boolean enabled) {
        return new TaciteUser(new Logins.Credentials(
                new Login(username, username, Role.ADMIN, Optional.empty(), enabled, Optional.empty()),
                "hash of right",
                false,
                false,
                false));
    }
}
