provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# Per data node, a gp3 volume of up to 170 GiB includes 125 MiB/s, a larger one 250 for every 3 TiB begun; one of up to
# 1 TiB includes 3,000 IOPS, a larger one 3 per GiB.
locals {
  domains = {
    "at-170"   = { size = 170, iops = 3000, mbps = 250, nodes = 1 }
    "over-170" = { size = 171, iops = 4000, mbps = 250, nodes = 2 }
    "at-1024"  = { size = 1024, iops = 4000, mbps = 300, nodes = 2 }
    "at-3072"  = { size = 3072, iops = 10000, mbps = 250, nodes = 2 }
    "at-3073"  = { size = 3073, iops = 10000, mbps = 600, nodes = 2 }
  }
}

resource "aws_opensearch_domain" "gp3" {
  for_each    = local.domains
  domain_name = each.key
  cluster_config {
    instance_type  = "m6g.large.search"
    instance_count = each.value.nodes
  }
  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = each.value.size
    iops        = each.value.iops
    throughput  = each.value.mbps
  }
}

resource "aws_elasticsearch_domain" "gp3" {
  domain_name = "older"
  cluster_config {
    instance_type  = "m5.large.elasticsearch"
    instance_count = 3
  }
  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = 4000
    throughput  = 593
  }
}
