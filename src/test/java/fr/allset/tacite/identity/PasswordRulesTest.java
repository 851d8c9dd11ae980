package fr.allset.tacite.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.problem.Refusal;
import java.util.Map;
import java.util.Optional;
import me.gosimple.nbvcxz.resources.DictionaryUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final Login ANNE =
            new Login("anne.legoff", "Anne Le Goff", Role.ACCOUNT_MANAGER, Optional.empty(), true, Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seize-lettres-au-moins",
                "quatre mouettes valsent",
                "0f8x3kq9vmt2",
                "ÉcumeVagueGalet",
                "la pluie tombe, et moi ?",
                "🐢🦊🐙🦉🐝🦋🐌🐞🐧🦔🐿🦭"
            })
    void takesWhatNobodyGuesses(String password) {
        assertThatCode(() -> PasswordRules.check(ANNE, password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "motdepasse123",
                "MotDePasse2026!",
                "m0td3p4ss3!!!!",
                "P@ssw0rd2026!",
                "azertyuiop123",
                "AZERTYUIOP^$1",
                "qsdfghjklm12",
                "123456789012",
                "210987654321",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "xk9xk9xk9xk9",
                "Bonjour12345!",
                "jetaimejetaime",
                "Marseille2026!",
                "correcthorsebatterystaple",
                "tacite-allset",
                "Tacite2026!!!",
                "allset-sas-2026",
                "anne.legoff-26",
                "LeGoffAnne2026",
                "Decembre-2026",
                "wxcvbnwxcvbn",
                "1q2w3e4r5t1q2w",
                "Butterfly-2026!",
                "S3r3nd1p1ty123"
            })
    void refusesWhatAGuesserTriesFirst(String password) {
        assertThatThrownBy(() -> PasswordRules.check(ANNE, password))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("password-guessable");
    }

    /** ASVS 6.2.4 wants three thousand; those of them that are too short are made longer as people do it. */
    @Test
    void refusesTheFrequentOnesHoweverTheyAreMadeLonger() {
        var frequent = DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).entrySet().stream()
                .filter(entry -> entry.getKey().length() >= FrequentPasswords.SHORTEST)
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(frequent.subList(0, 3000)).allSatisfy(PasswordRulesTest::isRefusedAtTwelveCharacters);
        assertThat(frequent.stream().filter(password -> password.length() >= PasswordRules.SHORTEST))
                .hasSizeGreaterThan(450)
                .allSatisfy(PasswordRulesTest::isRefusedAtTwelveCharacters);
        assertThat(FrequentPasswords.size()).isGreaterThan(30_000);
    }

    private static void isRefusedAtTwelveCharacters(String frequent) {
        var password = frequent + "2026!".repeat(frequent.length() < PasswordRules.SHORTEST ? 1 : 0);
        assertThatThrownBy(() -> PasswordRules.check(ANNE, password))
                .as(password)
                .hasMessageContaining("password-guessable");
    }

    @Test
    void countsCharactersAndNotBytes() {
        assertThatThrownBy(() -> PasswordRules.check(ANNE, "0f8x3kq9vmt")).hasMessageContaining("password-length");
        assertThatCode(() -> PasswordRules.check(ANNE, "0f8x3kq9vmté".repeat(10) + "12345678"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordRules.check(ANNE, "0f8x3kq9vmté".repeat(10) + "123456789"))
                .hasMessageContaining("password-length");
    }

    /** Bcrypt alone would take both for the same. */
    @Test
    void everyCharacterOfALongPasswordCounts() {
        var hashes = new SecurityConfiguration().passwordEncoder();
        var hash = hashes.encode("é".repeat(60) + "ending");

        assertThat(hashes.matches("é".repeat(60) + "ending", hash)).isTrue();
        assertThat(hashes.matches("é".repeat(60) + "ENDING", hash)).isFalse();
        assertThat(hash).matches("\\$2[aby]\\$1[1-9]\\$.{53}");
    }
}
