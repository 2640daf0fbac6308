terraform {
  required_providers {
    google = {
      source = "hashicorp/google"
    }
  }
}

provider "google" {
  project = "example"
  region  = "us-central1"
}

resource "google_storage_bucket" "regional" {
  name     = "regional"
  location = "US-CENTRAL1"
}

resource "google_storage_bucket" "multi" {
  name     = "multi"
  location = "EU"
}

resource "google_storage_bucket" "cold" {
  name          = "cold"
  location      = "ASIA"
  storage_class = "COLDLINE"
}

resource "google_storage_bucket" "dual" {
  name          = "dual"
  location      = "NAM4"
  storage_class = "NEARLINE"
}

resource "google_storage_bucket" "archive" {
  name          = "archive"
  location      = "europe-west4"
  storage_class = "ARCHIVE"
}

resource "google_container_registry" "default" {
  project = "example"
}

resource "google_container_registry" "europe" {
  project  = "example"
  location = "EU"
}
