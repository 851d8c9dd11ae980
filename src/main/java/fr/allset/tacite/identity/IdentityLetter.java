package fr.allset.tacite.identity;

import fr.allset.tacite.notification.LetterFile;
import java.time.Instant;

/** What the letters to those who log in are filled with. */
final class IdentityLetter {

    private IdentityLetter() {}

    @LetterFile("identity/password-link")
    record PasswordLink(String name, String username, String link, Instant until) {}
}
