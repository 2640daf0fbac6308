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

resource "google_compute_instance" "shared_core" {
  name         = "shared-core"
  machine_type = "f1-micro"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "for_100_hours" {
  name         = "for-100-hours"
  machine_type = "n1-standard-16"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "for_500_hours" {
  name         = "for-500-hours"
  machine_type = "n2-standard-8"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "of_n1" {
  name         = "of-n1"
  machine_type = "n1-standard-16"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
      size  = 40
      type  = "pd-ssd"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "of_n2" {
  name         = "of-n2"
  machine_type = "n2-standard-8"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "of_e2" {
  name         = "of-e2"
  machine_type = "e2-medium"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "of_m1" {
  name         = "of-m1"
  machine_type = "m1-ultramem-80"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "of_c4_with_local_ssd" {
  name         = "of-c4-with-local-ssd"
  machine_type = "c4-standard-4-lssd"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "of_g2" {
  name         = "of-g2"
  machine_type = "g2-standard-4"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
  guest_accelerator {
    type  = "nvidia-l4"
    count = 1
  }
}

resource "google_compute_instance" "custom" {
  name         = "custom"
  machine_type = "custom-6-20480"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "custom_extended" {
  name         = "custom-extended"
  machine_type = "custom-2-15360-ext"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "custom_n2" {
  name         = "custom-n2"
  machine_type = "n2-custom-6-20480"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "custom_spot" {
  name         = "custom-spot"
  machine_type = "n2d-custom-4-20480"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
  scheduling {
    provisioning_model = "SPOT"
    preemptible        = true
    automatic_restart  = false
  }
}

resource "google_compute_instance" "preemptible" {
  name         = "preemptible"
  machine_type = "n1-standard-16"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
  scheduling {
    preemptible       = true
    automatic_restart = false
  }
}

resource "google_compute_instance" "with_accelerators" {
  name         = "with-accelerators"
  machine_type = "n1-standard-16"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
  guest_accelerator {
    type  = "nvidia-tesla-k80"
    count = 4
  }
}

resource "google_compute_instance" "with_local_disks" {
  name         = "with-local-disks"
  machine_type = "n1-standard-16"
  zone         = "us-central1-a"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
  scratch_disk {
    interface = "SCSI"
  }
  scratch_disk {
    interface = "NVME"
  }
}

resource "google_compute_instance" "in_zurich" {
  name         = "in-zurich"
  machine_type = "e2-standard-2"
  zone         = "europe-west6-b"
  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "of_a_disk" {
  name         = "of-a-disk"
  machine_type = "e2-small"
  zone         = "us-central1-a"
  boot_disk {
    source = google_compute_disk.boot.self_link
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_disk" "boot" {
  name = "boot"
  zone = "us-central1-a"
  size = 20
  type = "pd-balanced"
}

resource "google_compute_instance" "stopped" {
  name           = "stopped"
  machine_type   = "e2-standard-2"
  zone           = "us-central1-a"
  desired_status = "TERMINATED"
  boot_disk {
    initialize_params {
      size = 20
      type = "pd-balanced"
    }
  }
  network_interface {
    network = "default"
  }
}

resource "google_compute_instance" "suspended" {
  name           = "suspended"
  machine_type   = "e2-standard-2"
  zone           = "us-central1-a"
  desired_status = "SUSPENDED"
  boot_disk {
    initialize_params {
      size = 20
      type = "pd-balanced"
    }
  }
  network_interface {
    network = "default"
  }
}
