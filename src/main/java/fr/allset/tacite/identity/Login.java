package fr.allset.tacite.identity;

import java.util.Optional;

/**
 * Who may log in. The password is kept as a bcrypt hash and never read out.
 *
 * @param emailAddress where the link goes with which its person chooses a new password; none: an administrator hands it over
 */
public record Login(
        String username,
        String displayName,
        Role role,
        Optional<String> customerNumber,
        boolean enabled,
        Optional<String> emailAddress) {}
