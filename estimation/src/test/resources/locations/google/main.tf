provider "google" {
  region = "europe-west1"
  zone   = "europe-west1-b"
}

provider "google" {
  alias = "us"
  zone  = var.zone
}

variable "zone" {
  default = "us-east4-c"
}

variable "secret" {
  sensitive = true
}

resource "google_compute_network" "main" {
  name = "main"
}

resource "google_compute_instance" "here" {
  name         = "here"
  machine_type = "e2-medium"
}

resource "google_compute_instance" "there" {
  name         = "there"
  machine_type = "e2-medium"
  zone         = "asia-southeast1-a"
}

resource "google_compute_instance" "us" {
  provider     = google.us
  name         = "us"
  machine_type = "e2-medium"
}

resource "google_compute_address" "regional" {
  name   = "regional"
  region = "us-west1"
}

resource "google_storage_bucket" "files" {
  name     = "files"
  location = "EU"
}

resource "google_container_cluster" "zonal" {
  name     = "zonal"
  location = "europe-west4-a"
}

resource "google_compute_disk" "hidden" {
  name = "hidden"
  zone = var.secret
}

resource "google_compute_disk" "later" {
  name = "later"
  zone = terraform_data.zone.output
}

resource "terraform_data" "zone" {
  input = "us-east1-b"
}
