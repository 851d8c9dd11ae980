package fr.allset.tacite.changenotice;

/** A text of a change is to be assessed: its process begins. */
public record RevisionProposed(String change, int revision) {
}
