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

resource "google_compute_address" "unused" {
  name = "unused"
}

resource "google_compute_address" "unused_in_warsaw" {
  name   = "unused-in-warsaw"
  region = "europe-central2"
}

resource "google_compute_address" "internal" {
  name         = "internal"
  address_type = "INTERNAL"
}

resource "google_compute_address" "of_machine" {
  name = "of-machine"
}

resource "google_compute_address" "of_spot_machine" {
  name = "of-spot-machine"
}

resource "google_compute_instance" "user" {
  name         = "user"
  machine_type = "f1-micro"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
    access_config {
      nat_ip = google_compute_address.of_machine.address
    }
  }
}

resource "google_compute_instance" "spot_user" {
  name         = "spot-user"
  machine_type = "f1-micro"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
    access_config {
      nat_ip = google_compute_address.of_spot_machine.address
    }
  }
  scheduling {
    preemptible = true
  }
}

resource "google_compute_global_address" "reserved" {
  name = "reserved"
}

resource "google_compute_global_address" "peering" {
  name          = "peering"
  address_type  = "INTERNAL"
  purpose       = "VPC_PEERING"
  prefix_length = 16
}

resource "google_compute_forwarding_rule" "with_usage" {
  name   = "rule"
  target = "t"
}

resource "google_compute_forwarding_rule" "without_usage" {
  name   = "rule2"
  target = "t"
}

resource "google_compute_global_forwarding_rule" "with_usage" {
  name   = "rule3"
  target = "t"
}

resource "google_compute_router_nat" "small" {
  name                               = "small"
  router                             = "r"
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
  region                             = "us-central1"
}

resource "google_compute_router_nat" "large" {
  name                               = "large"
  router                             = "r"
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
  region                             = "europe-west1"
}

resource "google_compute_router_nat" "without_usage" {
  name                               = "none"
  router                             = "r"
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
  region                             = "us-central1"
}

resource "google_compute_vpn_tunnel" "tunnel" {
  name    = "tunnel"
  region  = "us-central1"
  peer_ip = "15.0.0.120"
}

resource "google_compute_vpn_tunnel" "in_london" {
  name    = "tunnel2"
  region  = "europe-west2"
  peer_ip = "15.0.0.121"
}

resource "google_compute_vpn_gateway" "gateway" {
  name    = "gw"
  network = "n"
}

resource "google_compute_ha_vpn_gateway" "gateway" {
  name    = "hagw"
  network = "n"
  region  = "us-central1"
}

resource "google_service_networking_connection" "services" {
  network                 = "n"
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = ["peering"]
}

resource "google_compute_external_vpn_gateway" "gateway" {
  name            = "ext"
  redundancy_type = "SINGLE_IP_INTERNALLY_REDUNDANT"
}

resource "google_compute_region_target_http_proxy" "proxy" {
  name   = "proxy"
  region = "us-central1"
}

resource "google_compute_region_target_https_proxy" "proxy" {
  name   = "proxy"
  region = "us-central1"
}

resource "google_compute_target_grpc_proxy" "proxy" {
  name = "proxy"
}

resource "google_compute_target_http_proxy" "proxy" {
  name = "proxy"
}

resource "google_compute_target_https_proxy" "proxy" {
  name = "proxy"
}

resource "google_compute_target_ssl_proxy" "proxy" {
  name = "proxy"
}

resource "google_compute_target_tcp_proxy" "proxy" {
  name = "proxy"
}
