package io.cloudcostguard.schemas.wording;

/// Says what is wrong with a template, in a sentence.
public final class WordingException extends RuntimeException {

  public WordingException(String message) {
    super(message);
  }
}
