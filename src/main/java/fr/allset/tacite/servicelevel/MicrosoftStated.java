package fr.allset.tacite.servicelevel;

/** Microsoft says something else of a failure than it did: its forms show it. */
public record MicrosoftStated(String failure) {
}
