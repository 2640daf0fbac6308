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

resource "google_compute_disk" "standard" {
  name = "standard"
  zone = "us-central1-a"
}

resource "google_compute_disk" "balanced" {
  name = "balanced"
  zone = "us-central1-a"
  type = "pd-balanced"
}

resource "google_compute_disk" "ssd" {
  name = "ssd"
  zone = "us-central1-a"
  type = "pd-ssd"
  size = 50
}

resource "google_compute_disk" "extreme" {
  name             = "extreme"
  zone             = "us-central1-a"
  type             = "pd-extreme"
  size             = 500
  provisioned_iops = 10000
}

resource "google_compute_disk" "hyper" {
  name             = "hyper"
  zone             = "us-central1-a"
  type             = "hyperdisk-extreme"
  size             = 200
  provisioned_iops = 2500
}

resource "google_compute_disk" "of_image" {
  name  = "of-image"
  zone  = "us-central1-a"
  image = google_compute_image.of_disk.self_link
}

resource "google_compute_region_disk" "in_two_zones" {
  name          = "in-two-zones"
  region        = "europe-west1"
  type          = "pd-ssd"
  size          = 100
  replica_zones = ["europe-west1-b", "europe-west1-c"]
}

resource "google_compute_image" "of_disk" {
  name         = "of-disk"
  source_disk  = google_compute_disk.ssd.id
  disk_size_gb = 60
}

resource "google_compute_image" "with_usage" {
  name        = "with-usage"
  source_disk = google_compute_disk.ssd.id
}

resource "google_compute_image" "without_usage" {
  name = "without-usage"
  raw_disk {
    source = "https://storage.googleapis.com/bucket/image.tar.gz"
  }
}

resource "google_compute_machine_image" "with_usage" {
  name            = "machine"
  source_instance = "instance-1"
}

resource "google_compute_snapshot" "of_disk" {
  name        = "snapshot"
  zone        = "us-central1-a"
  source_disk = google_compute_disk.ssd.id
}

resource "google_compute_snapshot" "with_usage" {
  name        = "snapshot-2"
  zone        = "us-central1-a"
  source_disk = "other"
}

resource "google_compute_disk" "hyperdisk_balanced" {
  name                   = "hyperdisk-balanced"
  type                   = "hyperdisk-balanced"
  size                   = 200
  zone                   = "us-central1-a"
  provisioned_iops       = 6000
  provisioned_throughput = 290
}

resource "google_compute_disk" "hyperdisk_balanced_base" {
  name                   = "hyperdisk-balanced-base"
  type                   = "hyperdisk-balanced"
  size                   = 200
  zone                   = "us-central1-a"
  provisioned_iops       = 3000
  provisioned_throughput = 140
}

resource "google_compute_disk" "hyperdisk_throughput" {
  name                   = "hyperdisk-throughput"
  type                   = "hyperdisk-throughput"
  size                   = 2048
  zone                   = "us-central1-a"
  provisioned_throughput = 200
}

resource "google_compute_region_disk" "hyperdisk_ha" {
  name             = "hyperdisk-ha"
  type             = "hyperdisk-balanced-high-availability"
  size             = 200
  region           = "us-central1"
  replica_zones    = ["us-central1-a", "us-central1-f"]
  provisioned_iops = 4000
}
