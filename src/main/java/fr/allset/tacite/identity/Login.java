package fr.allset.tacite.identity;

import java.util.Optional;

/** Who may log in. The password is kept as a bcrypt hash and never read out. */
public record Login(String username, String displayName, Role role, Optional<String> customerNumber, boolean enabled) {}
