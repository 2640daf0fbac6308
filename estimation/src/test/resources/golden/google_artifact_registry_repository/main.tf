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

resource "google_artifact_registry_repository" "in_america" {
  location      = "us-east1"
  repository_id = "in-america"
  format        = "DOCKER"
}

resource "google_artifact_registry_repository" "in_sydney" {
  location      = "australia-southeast1"
  repository_id = "in-sydney"
  format        = "DOCKER"
}

resource "google_artifact_registry_repository" "without_usage" {
  location      = "europe-north1"
  repository_id = "without-usage"
  format        = "DOCKER"
}
