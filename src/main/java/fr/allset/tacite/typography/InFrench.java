package fr.allset.tacite.typography;

/** A value that knows how French readers expect it. */
public interface InFrench {

    String inFrench();
}
