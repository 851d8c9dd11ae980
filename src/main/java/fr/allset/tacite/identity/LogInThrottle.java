package fr.allset.tacite.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/**
 * Guessing is slowed: ten wrong passwords of a login from one network in five minutes. A hundred of all logins together slow whoever tries
 * one stolen password on many. Somebody else's network is not touched, and neither is a session that has begun: nobody can lock another out
 * from afar.
 *
 */
@Component
class LogInThrottle {

    static final int TRIES_OF_A_LOGIN = 10;
    static final int TRIES_OF_A_NETWORK = 100;
    static final Duration MEMORY = Duration.ofMinutes(5);

    /** Longer than any login; what is longer shares its tries. */
    private static final int LONGEST_NAME = 64;

    private final Cache<LoginThere, Tries> ofLogins;
    private final Cache<Network, Tries> ofNetworks;
    private final Cache<String, Tries> ofCodes;

    @Autowired
    LogInThrottle() {
        this(Ticker.systemTicker());
    }

    LogInThrottle(Ticker ticker) {
        ofLogins = memory(ticker, 200_000).build();
        ofNetworks = memory(ticker, 100_000).build();
        ofCodes = memory(ticker, 100_000).build();
    }

    private static Caffeine<Object, Object> memory(Ticker ticker, int size) {
        return Caffeine.newBuilder().ticker(ticker).expireAfterWrite(MEMORY).maximumSize(size);
    }

    /**
     * Looks at a password, if there is a try left.
     *
     * @throws ThrottledException if there is none; no password has been looked at
     */
    <T> T look(String username, String address, Supplier<T> atPassword) {
        var network = Network.of(address);
        var name = username.substring(0, Math.min(username.length(), LONGEST_NAME));
        var ofLogin = ofLogins.get(new LoginThere(name, network), ignored -> new Tries(TRIES_OF_A_LOGIN));
        return look(ofLogin, () -> look(ofNetwork(network), atPassword));
    }

    /**
     * Looks at the code of a second factor. One of a million is soon guessed from many networks, and whoever tries knows the password. The
     * ten tries of a login are all there are, wherever they come from.
     *
     * @throws ThrottledException if there is none left; no code has been looked at
     *
     */
    <T> T lookAtCode(String username, String address, Supplier<T> atCode) {
        var ofCode = ofCodes.get(username, ignored -> new Tries(TRIES_OF_A_LOGIN));
        return look(ofCode, () -> look(ofNetwork(Network.of(address)), atCode));
    }

    /** Looks at a secret that belongs to no login, such as the code of a link. */
    <T> T look(String address, Supplier<T> atSecret) {
        return look(ofNetwork(Network.of(address)), atSecret);
    }

    private Tries ofNetwork(Network network) {
        return ofNetworks.get(network, ignored -> new Tries(TRIES_OF_A_NETWORK));
    }

    private static <T> T look(Tries tries, Supplier<T> atPassword) {
        if (!tries.take()) {
            throw new ThrottledException(tries.isFirstRefusal());
        }
        boolean wrong = false;
        try {
            return atPassword.get();
        } catch (BadCredentialsException wrongPassword) {
            wrong = true;
            throw wrongPassword;
        } finally {
            if (wrong) {
                tries.use();
            } else {
                tries.giveBack();
            }
        }
    }

    private record LoginThere(String username, Network network) {}
}
